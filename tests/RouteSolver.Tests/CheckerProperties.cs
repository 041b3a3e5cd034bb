using CsCheck;

namespace RouteSolver.Tests;

public sealed class CheckerProperties
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void An_independent_reading_of_the_rules_finds_the_same_times_costs_and_faults()
    {
        var faults = new int[Enum.GetValues<Constraint>().Length];
        var rests = 0;
        Seeds.Sample(seed =>
        {
            var world = World.Random(seed, planned: 6);
            if (seed % 2 == 0) Spoil(world, new Random(seed));
            var problem = world.Problem();
            var plan = world.Plan(problem);
            var evaluation = PlanEvaluation.Of(problem, plan);
            evaluation.Cost.ShouldBe(Checker.CostOfPlan(problem, plan));
            for (var v = 0; v < plan.VehicleCount; v++)
            {
                var (checker, route) = (Checker.Of(problem, plan, v), evaluation.Routes[v]);
                route.Stops.Select(stop => (stop.Stop, stop.Arrival, stop.Start, stop.Departure)).ShouldBe(checker.Times);
                route.Breaks.Select(rest => (rest.Number, rest.Start, rest.End)).ShouldBe(checker.Rests);
                (route.EndsAt, route.Cost).ShouldBe((checker.EndsAt, checker.Cost));
                evaluation.Violations.Where(fault => fault.Vehicle == v).Select(fault => (fault.Constraint, fault.Vehicle, fault.Stop, fault.Dimension, fault.Amount))
                    .ShouldBe(checker.Found, ignoreOrder: true);
                foreach (var fault in checker.Found) Interlocked.Increment(ref faults[(int)fault.Item1]);
                Interlocked.Add(ref rests, checker.Rests.Count);
            }
        }, iter: 10_000, threads: 2);
        foreach (var constraint in Enum.GetValues<Constraint>()) faults[(int)constraint].ShouldBeGreaterThan(20, $"{constraint} is hardly tried");
        rests.ShouldBeGreaterThan(500);
    }

    /// <summary>Moves, drops or repeats stops: a plan may be as wrong as it likes, evaluating it must not be.</summary>
    private static void Spoil(World world, Random dice)
    {
        for (var times = dice.Next(1, 4); times > 0; times--)
        {
            var (from, to) = (world.Routes[dice.Next(world.Routes.Count)], world.Routes[dice.Next(world.Routes.Count)]);
            if (from.Count == 0) continue;
            var (at, kind) = (dice.Next(from.Count), dice.Next(3));
            var stop = from[at];
            if (kind != 0) from.RemoveAt(at);
            if (kind != 1) to.Insert(dice.Next(to.Count + 1), stop);
        }
    }
}
