using CsCheck;

namespace RouteSolver.Tests.Search;

public sealed class ClockTests
{
    [Fact]
    public void It_rides_rests_and_serves_as_a_ride_does_as_long_as_that_is_allowed()
    {
        var (served, refused, rested) = (0, 0, 0);
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var problem = World.Random(seed, planned: 6).Problem();
            var (model, dice) = (new SearchModel(problem), new Random(seed));
            for (var v = 0; v < model.VehicleCount; v++)
            {
                var (ride, ways, paid) = (new Ride(problem, v), model.Ways[v], 0L);
                ride.Ready();
                var clock = new Clock { Time = ride.Time, Break = ride.NextBreak };
                foreach (var stop in Enumerable.Range(0, model.StopCount).OrderBy(_ => dice.Next()).ToArray())
                {
                    var (here, isFirst) = (ride.Place, !ride.AtStop);
                    ride.Serve(stop);
                    var seconds = here < 0 ? 0 : ways.Seconds[here * ways.Size + model.Place[stop]];
                    var holds = clock.Serve(problem, model.Breaks[v], in model.Facts[stop], seconds, !isFirst && here == model.Place[stop]);
                    holds.ShouldBe(!ride.HasNoWay && ride.Lateness <= problem.LatenessMost(stop), $"seed {seed}");
                    Interlocked.Increment(ref holds ? ref served : ref refused);
                    if (!holds) break;
                    paid += here < 0 ? 0 : ways.Cost[here * ways.Size + model.Place[stop]];
                    (clock.Time, clock.Start, clock.Break, clock.Late).ShouldBe((ride.Time, ride.Start, ride.NextBreak, ride.Cost - paid), $"seed {seed}");
                }
                if (clock.Break > 0) Interlocked.Increment(ref rested);
            }
        }, iter: 2_000, threads: 2);
        served.ShouldBeGreaterThan(2_000);
        refused.ShouldBeGreaterThan(500);
        rested.ShouldBeGreaterThan(50);
    }
}
