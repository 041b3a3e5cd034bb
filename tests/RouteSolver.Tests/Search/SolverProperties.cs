using CsCheck;

namespace RouteSolver.Tests;

/// <summary>What holds of every answer, on thousands of small random towns with every kind of rule, judged by the independent checker.</summary>
public sealed class SolverProperties
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];
    private static readonly StoppingCriterion Short = StoppingCriterion.Iterations(60);

    [Fact]
    public void Each_shipment_is_planned_once_or_named_as_left_out()
    {
        var (planned, leftOut) = (0, 0);
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var solution = Solve(problem, seed);
            var stops = Enumerable.Range(0, problem.Vehicles.Count).SelectMany(v => solution.Plan.Route(v).ToArray()).ToList();
            stops.Distinct().Count().ShouldBe(stops.Count);
            for (var s = 0; s < problem.Shipments.Count; s++)
            {
                var own = problem.StopsOf[s].Pickups.Concat(problem.StopsOf[s].Deliveries).ToList();
                if (solution.Unplanned.Contains(s)) own.Except(Done(problem)).Intersect(stops).ShouldBeEmpty();
                else own.Except(stops).ShouldBeEmpty();
            }
            Interlocked.Add(ref planned, problem.Shipments.Count - solution.Unplanned.Count);
            Interlocked.Add(ref leftOut, solution.Unplanned.Count);
        });
        planned.ShouldBeGreaterThan(1000);
        leftOut.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void No_rule_is_broken_but_what_the_frozen_prefix_broke_already()
    {
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var solution = Solve(problem, seed);
            var begun = Done(problem).Select(problem.ShipmentOf).ToHashSet();
            for (var v = 0; v < problem.Vehicles.Count; v++)
            {
                var before = Checker.Of(problem, Plan.Of(problem), v).Found;
                foreach (var fault in Checker.Of(problem, solution.Plan, v).Found)
                {
                    var isOld = before.Any(old => old.Item1 == fault.Item1 && old.Stop == fault.Stop && old.Dimension == fault.Dimension && old.Amount >= fault.Amount);
                    var isUnfinished = fault.Item1 == Constraint.Incomplete && begun.Contains(problem.ShipmentOf(fault.Stop!.Value)) && solution.Unplanned.Contains(problem.ShipmentOf(fault.Stop.Value));
                    var isLoad = fault.Item1 == Constraint.Capacity && before.Any(old => old.Item1 == Constraint.Capacity && old.Dimension == fault.Dimension && old.Amount >= fault.Amount);
                    (isOld || isUnfinished || isLoad).ShouldBeTrue($"seed {seed}: {fault}");
                }
            }
        });
    }

    [Fact]
    public void The_cost_told_is_the_cost_that_an_independent_reading_finds()
    {
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var solution = Solve(problem, seed);
            solution.Cost.ShouldBe(Checker.CostOfPlan(problem, solution.Plan));
        });
    }

    [Fact]
    public void What_is_done_stays_first_and_as_it_was()
    {
        var frozen = 0;
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var solution = Solve(problem, seed);
            for (var v = 0; v < problem.Vehicles.Count; v++)
            {
                int[] done = [.. problem.Frozen(v).Select(stop => stop.Stop)];
                solution.Plan.Route(v)[..done.Length].ToArray().ShouldBe(done);
                Interlocked.Add(ref frozen, done.Length);
            }
        });
        frozen.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var (one, other) = (Solve(problem, seed), Solve(problem, seed));
            for (var v = 0; v < problem.Vehicles.Count; v++) one.Plan.Route(v).ToArray().ShouldBe(other.Plan.Route(v).ToArray());
        }, times: 200);
    }

    [Fact]
    public void Starting_from_a_plan_that_can_be_ridden_never_ends_worse()
    {
        var tried = 0;
        Sample(seed =>
        {
            var problem = World.Random(seed, bikes: 3, planned: 6).Problem();
            var start = new Solver(problem, new SolverOptions { Seed = ~seed, Searches = 1 }).Solve(StoppingCriterion.Iterations(1)).Plan;
            if (!PlanEvaluation.Of(problem, start).IsFeasible) return;
            var solution = new Solver(problem, new SolverOptions { Seed = seed }).Solve(StoppingCriterion.Iterations(5), start);
            solution.Cost.ShouldBeLessThanOrEqualTo(PlanEvaluation.Of(problem, start).Cost);
            Interlocked.Increment(ref tried);
        });
        tried.ShouldBeGreaterThan(100);
    }

    private static void Sample(Action<int> test, int times = 600) => Seeds.Sample(test, iter: times, threads: 2);

    private static Solution Solve(Problem problem, int seed) => new Solver(problem, new SolverOptions { Seed = seed, Searches = 1 + seed % 2 }).Solve(Short);

    private static HashSet<int> Done(Problem problem) => [.. Enumerable.Range(0, problem.Vehicles.Count).SelectMany(v => problem.Frozen(v)).Select(done => done.Stop)];
}
