using CsCheck;

namespace RouteSolver.Tests;

public sealed class RouteSimulationTests
{
    [Fact]
    public void It_costs_what_the_evaluation_says_and_refuses_what_the_evaluation_refuses()
    {
        var (possible, refused) = (0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var world = World.Random(seed, planned: 4);
            var problem = world.Problem();
            var plan = world.Plan(problem);
            var simulation = new RouteSimulation(problem);
            for (var v = 0; v < plan.VehicleCount; v++)
            {
                var route = PlanEvaluation.Of(problem, plan).Routes[v];
                var alone = PlanEvaluation.Of(problem, Plan.Of(problem)).Routes[v];
                var isRight = route.Violations.All(now => IsOfThePast(problem, v, now) || alone.Violations.Any(was => was.IsAbout(now) && was.Amount >= now.Amount));
                simulation.Run(v, plan.Route(v)).ShouldBe(isRight ? route.Cost : RouteSimulation.Infeasible, $"vehicle {v}: {string.Join(' ', route.Violations)}");
                Interlocked.Increment(ref isRight ? ref possible : ref refused);
            }
        }, iter: 20_000, threads: 2);
        possible.ShouldBeGreaterThan(3_000);
        refused.ShouldBeGreaterThan(3_000);
    }

    [Fact]
    public void It_allocates_nothing()
    {
        var world = World.Random(11, planned: 9);
        var problem = world.Problem();
        var (plan, simulation) = (world.Plan(problem), new RouteSimulation(problem));
        for (var v = 0; v < plan.VehicleCount; v++) simulation.Run(v, plan.Route(v));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            for (var v = 0; v < plan.VehicleCount; v++) simulation.Run(v, plan.Route(v));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>A begun shipment is where it is, finished or not.</summary>
    private static bool IsOfThePast(Problem problem, int vehicle, Violation violation) =>
        violation is { Constraint: Constraint.Skill or Constraint.Incomplete, Stop: { } stop }
        && problem.Frozen(vehicle).Any(done => problem.ShipmentOf(done.Stop) == problem.ShipmentOf(stop));
}
