using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Places;
using CsCheck;

namespace Couree.Tests.Modules.Delivery.Hardship;

public sealed class WeightTests
{
    private static readonly Clock Clock = new(new MovableTime(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    private static readonly DateTime Noon = new(2026, 6, 9, 10, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<HardshipFacts> Facts = Gen.Select(Gen.Long[0, 100_000], Gen.Long[0, 2000], Gen.Long[0, 5_000_000_000], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50],
        (metres, up, carried, floors, rain, night) => new HardshipFacts(metres, up, carried, floors, rain, night));
    private static readonly Gen<decimal> Weight = Gen.Int[0, 100_000].Select(thousandths => thousandths / 1000m);
    private static readonly Gen<HardshipWeights> Weights = Gen.Select(Weight, Weight, Weight, Weight, Weight, Weight,
        (km, up, kg, floor, rain, night) => new HardshipWeights(km, up, kg, floor, rain, night, new TimeOnly(22, 0), new TimeOnly(6, 0), 2));

    [Fact]
    public void A_ride_is_worth_what_the_weights_say()
    {
        var weights = new HardshipWeights(1m, 0.5m, 0.4m, 0.25m, 2m, 3m, new TimeOnly(22, 0), new TimeOnly(6, 0), 2);
        // 5 km, 20 m up, 30 kg over 5 km (150 kg·km), 4 floors, 2 stops in the rain, 1 at night.
        weights.Points(new HardshipFacts(5000, 20, 150_000_000, 4, 2, 1)).ShouldBe(5m + 1m + 6m + 1m + 4m + 3m);
    }

    [Fact]
    public void Points_of_two_rides_are_the_points_of_both_together() =>
        Gen.Select(Weights, Facts, Facts).Sample((weights, a, b) => weights.Points(a + b) == weights.Points(a) + weights.Points(b));

    [Fact]
    public void More_of_anything_is_never_fewer_points() =>
        Gen.Select(Weights, Facts, Facts).Sample((weights, a, b) => weights.Points(a + b) >= weights.Points(a));

    [Fact]
    public void Twice_the_weights_are_twice_the_points() => Gen.Select(Weights, Facts).Sample((w, facts) =>
        (w with { PerKm = 2 * w.PerKm, PerTenMetresUp = 2 * w.PerTenMetresUp, PerTenKgKm = 2 * w.PerTenKgKm, PerFloor = 2 * w.PerFloor, PerStopInRain = 2 * w.PerStopInRain, PerStopAtNight = 2 * w.PerStopAtNight }).Points(facts)
            == 2 * w.Points(facts));

    [Theory]
    [InlineData("22:00", true)]
    [InlineData("23:59", true)]
    [InlineData("00:00", true)]
    [InlineData("05:59", true)]
    [InlineData("06:00", false)]
    [InlineData("21:59", false)]
    public void The_night_goes_across_midnight(string hour, bool isNight) => HardshipWeights.First.IsNight(TimeOnly.Parse(hour)).ShouldBe(isNight);

    [Fact]
    public void A_ride_is_counted_door_by_door_with_what_was_on_the_bike_the_rain_and_the_night()
    {
        var rain = new Period(Noon, Noon.AddMinutes(30));
        var ridden = Ridden.Of(
        [
            new Passage(0, 0, 0, Noon.AddMinutes(-1), 0, 0),
            new Passage(2000, 480, 10_000, Noon, 3, 0),
            new Passage(1000, 240, 4000, Noon.AddMinutes(30), 0, 90),
            new Passage(500, 120, 0, Noon.AddHours(12), 1, 0),
        ], new Conditions([rain], HardshipWeights.First, Clock));
        ridden.ShouldBe(new Ridden(840, 90, 4, new HardshipFacts(3500, 0, 24_000_000, 4, 1, 1)));
    }

    [Fact]
    public void A_version_begins_tomorrow_at_the_earliest_and_the_latest_begun_is_in_force()
    {
        var (today, couriers, by) = (new DateOnly(2026, 6, 9), Id.New<OrganisationId>(Clock), Id.New<PersonId>(Clock));
        HardshipVersion Adopt(int number, DateOnly from, decimal km = 1) =>
            HardshipVersion.Adopt(Id.New<HardshipVersionId>(Clock), couriers, number, HardshipWeights.First with { PerKm = km }, "", from, by, today, Noon);
        Should.Throw<Refusal>(() => Adopt(1, today.AddDays(-1))).Code.ShouldBe("delivery.hardship_past");
        Should.Throw<Refusal>(() => Adopt(2, today)).Code.ShouldBe("delivery.hardship_past");
        Should.Throw<Refusal>(() => Adopt(2, today.AddDays(1), -1)).Code.ShouldBe("delivery.hardship_unsound");
        HardshipVersion[] versions = [Adopt(1, today), Adopt(2, today.AddDays(7), 2), Adopt(3, today.AddDays(7), 3)];
        HardshipVersion.On(today.AddDays(-1), versions).ShouldBeNull();
        HardshipVersion.On(today.AddDays(6), versions)!.Number.ShouldBe(1);
        HardshipVersion.On(today.AddDays(7), versions)!.Number.ShouldBe(3);
    }
}
