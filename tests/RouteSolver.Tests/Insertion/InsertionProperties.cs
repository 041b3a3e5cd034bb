using CsCheck;

namespace RouteSolver.Tests;

public sealed class InsertionProperties
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void The_answer_equals_trying_everything() => Seeds.Sample(seed =>
    {
        var world = World.Random(seed);
        var problem = world.Problem();
        var plan = world.Plan(problem);
        var stops = StopsOf(problem, world.Waiting);
        foreach (var option in Insertion.Cheapest(problem, plan, world.Waiting).Options)
        {
            if (problem.BoundTo(world.Waiting) is { } bound && bound != option.Vehicle)
            {
                option.Reason!.Value.Constraint.ShouldBe(Constraint.BoundElsewhere);
                continue;
            }
            (long, long, long)? found = option.IsFeasible ? (option.Cost, option.DetourSeconds, option.DetourMetres) : null;
            found.ShouldBe(BruteForce.Cheapest(problem, plan, option.Vehicle, stops), $"vehicle {option.Vehicle}");
        }
    }, iter: 6_000, threads: 2);

    [Fact]
    public void The_plan_made_of_an_option_keeps_every_promise() => Seeds.Sample(seed =>
    {
        var world = World.Random(seed, planned: 5);
        var problem = world.Problem();
        var plan = world.Plan(problem);
        var before = PlanEvaluation.Of(problem, plan);
        foreach (var option in Insertion.Cheapest(problem, plan, world.Waiting).Options)
        {
            if (option.Route is not { } promised) continue;
            var after = PlanEvaluation.Of(problem, plan.With(problem, option.Vehicle, [.. promised.Stops.Select(stop => stop.Stop)]));
            after.Routes[option.Vehicle].Stops.ShouldBe(promised.Stops);
            (after.TravelSeconds - before.TravelSeconds).ShouldBe(option.DetourSeconds);
            (after.Metres - before.Metres).ShouldBe(option.DetourMetres);
            (after.Cost - before.Cost + problem.CostOfLeavingOut(world.Waiting)).ShouldBe(option.Cost);
            option.Inserted.Select(stop => stop.Stop).Order().ShouldBe(StopsOf(problem, world.Waiting));
            promised.Violations.ShouldNotContain(violation => violation.Constraint == Constraint.PickupBeforeDelivery);
            promised.Stops.Take(problem.Frozen(option.Vehicle).Count).Select(stop => stop.Stop)
                .ShouldBe(problem.Frozen(option.Vehicle).Select(done => done.Stop));
            foreach (var delay in option.Delays)
                Start(after, option.Vehicle, delay.Stop).ShouldBe(Start(before, option.Vehicle, delay.Stop) + delay.Seconds);
        }
    }, iter: 3_000, threads: 2);

    [Fact]
    public void Granting_what_is_lacking_makes_the_closest_miss_possible()
    {
        var misses = 0;
        Seeds.Sample(seed =>
        {
            var world = World.Random(seed);
            var problem = world.Problem();
            var plan = world.Plan(problem);
            foreach (var option in Insertion.Cheapest(problem, plan, world.Waiting).Options)
            {
                if (option.IsFeasible || option.Route is null) continue;
                if (option.Violations.Any(violation => violation.Constraint == Constraint.Unreachable)) continue;
                Interlocked.Increment(ref misses);
                var granted = Granting.All(world, problem, option.Violations).Problem();
                var before = PlanEvaluation.Of(granted, plan).Routes[option.Vehicle];
                var after = PlanEvaluation.Of(granted, plan.With(granted, option.Vehicle, [.. option.Route.Stops.Select(stop => stop.Stop)]));
                BruteForce.NothingWorse(before, after.Routes[option.Vehicle]).ShouldBeTrue();
                Insertion.Cheapest(granted, plan, world.Waiting).Options[option.Vehicle].IsFeasible.ShouldBeTrue();
            }
        }, iter: 3_000, threads: 2);
        misses.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void The_same_question_gets_the_same_answer() => Seeds.Sample(seed =>
    {
        string Ask()
        {
            var world = World.Random(seed, bikes: 3);
            var problem = world.Problem();
            var answer = Insertion.Cheapest(problem, world.Plan(problem), world.Waiting);
            return string.Join('|', answer.Options.Select(option =>
                $"{string.Join(',', option.Route?.Stops ?? [])} {string.Join(',', option.Violations)} {option.DetourSeconds}"));
        }
        Ask().ShouldBe(Ask());
    }, iter: 300, threads: 2);

    [Fact]
    public void Many_stops_at_once_are_never_cheaper_than_possible_nor_falsely_promised()
    {
        var (exact, feasible) = (0, 0);
        Seeds.Sample(seed =>
        {
            var world = World.Random(seed, bikes: 1, planned: 2);
            world.Shipments[^1] = new Shipment
            {
                Pickups = [new Stop { Location = 0 }],
                Deliveries = [.. Enumerable.Range(0, 7).Select(i => new Stop { Location = i % world.Matrix.Size, Windows = [new Window(0, 150 + 10 * i)] })],
            };
            var problem = world.Problem();
            var plan = world.Plan(problem);
            var option = Insertion.Cheapest(problem, plan, world.Waiting).Options[0];
            BruteForce.NothingWorse(PlanEvaluation.Of(problem, plan).Routes[0], option.Route!).ShouldBe(option.IsFeasible);
            option.Positions.Count.ShouldBe(8);
            if (option.IsFeasible) Interlocked.Increment(ref feasible);
            Interlocked.Increment(ref exact);
        }, iter: 300, threads: 2);
        feasible.ShouldBeGreaterThan(exact / 10);
    }

    private static int[] StopsOf(Problem problem, int shipment) =>
        [.. problem.StopsOf[shipment].Pickups, .. problem.StopsOf[shipment].Deliveries];

    private static long Start(PlanEvaluation plan, int vehicle, int stop) => plan.Routes[vehicle].Stops.Single(timing => timing.Stop == stop).Start;
}
