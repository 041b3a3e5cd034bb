using Couree.Modules.Places.Streets;

namespace Couree.Tests.Modules.Places.Streets;

public sealed class RidingRulesTests
{
    static int Metres(StreetNetwork network, bool north) =>
        north ? network.Route(Town.At(200, 0), Town.At(200, 200)).Metres : network.Route(Town.At(200, 200), Town.At(200, 0)).Metres;

    [Theory]
    [InlineData("highway=residential oneway=yes", 200, 600)]
    [InlineData("highway=residential oneway=-1", 600, 200)]
    [InlineData("highway=residential oneway=yes oneway:bicycle=no", 200, 200)]
    [InlineData("highway=residential oneway=no oneway:bicycle=yes", 200, 600)]
    [InlineData("highway=residential oneway=yes cycleway=opposite", 200, 200)]
    [InlineData("highway=residential oneway=yes cycleway:left=opposite_lane", 200, 200)]
    [InlineData("highway=residential oneway=yes cycleway:left=lane cycleway:left:oneway=-1", 200, 200)]
    [InlineData("highway=residential junction=roundabout", 200, 600)]
    [InlineData("highway=residential", 200, 200)]
    public void One_way_streets_are_ridden_one_way_unless_bikes_may_come_back(string tags, int north, int south)
    {
        var network = Town.Square(tags);
        Metres(network, north: true).ShouldBeInRange(north - 2, north + 2);
        Metres(network, north: false).ShouldBeInRange(south - 2, south + 2);
    }

    [Theory]
    [InlineData("highway=motorway")]
    [InlineData("highway=trunk")]
    [InlineData("highway=residential access=private")]
    [InlineData("highway=residential vehicle=no foot=no")]
    [InlineData("highway=residential access=no")]
    [InlineData("highway=primary motorroad=yes")]
    [InlineData("highway=footway access=private")]
    [InlineData("highway=construction")]
    [InlineData("route=ferry")]
    public void Streets_closed_to_bikes_and_walkers_are_ridden_around(string tags) =>
        Metres(Town.Square(tags), north: true).ShouldBeInRange(598, 602);

    [Theory]
    [InlineData("highway=residential access=private bicycle=yes")]
    [InlineData("highway=residential motor_vehicle=no")]
    [InlineData("highway=trunk bicycle=designated")]
    [InlineData("highway=service access=destination")]
    [InlineData("highway=cycleway")]
    [InlineData("highway=footway bicycle=yes")]
    public void What_is_said_of_bikes_counts_more_than_what_is_said_of_all(string tags) =>
        Metres(Town.Square(tags), north: true).ShouldBeInRange(198, 202);

    [Theory]
    [InlineData("highway=footway", 5)]
    [InlineData("highway=pedestrian", 5)]
    [InlineData("highway=residential bicycle=dismount", 5)]
    [InlineData("highway=residential bicycle=no", 5)]
    [InlineData("highway=steps", 2)]
    public void Where_riding_is_forbidden_the_bike_is_pushed_over_short_bits(string tags, double kmh)
    {
        var network = new Town().Street("highway=residential", (0, 0), (0, 900), (100, 900), (100, 0)).Street(tags, (0, 0), (100, 0)).Network();
        var leg = network.Route(Town.At(0, 0), Town.At(100, 0));
        leg.Metres.ShouldBeInRange(99, 101);
        leg.Seconds.ShouldBeInRange((int)(100 * 3.6 / kmh) - 2, (int)(100 * 3.6 / kmh) + 2);
    }

    [Fact]
    public void A_long_footway_is_drawn_but_not_pushed_along()
    {
        var network = new Town().Street("highway=residential", (0, 0), (0, 900), (250, 900), (250, 0)).Street("highway=footway", (0, 0), (250, 0)).Network();
        network.Route(Town.At(0, 0), Town.At(250, 0)).Metres.ShouldBeGreaterThan(2000);
        StreetMap.Draw(network.Graph, GeoBox.Around(Town.At(125, 0), 150), "").Paths.ShouldContain(p => p.Kind == StreetKind.Foot);
    }

    [Theory]
    [InlineData("highway=residential", 15)]
    [InlineData("highway=primary", 16)]
    [InlineData("highway=cycleway", 17)]
    [InlineData("highway=living_street", 10)]
    [InlineData("highway=residential surface=cobblestone", 10)]
    [InlineData("highway=residential maxspeed=8", 8)]
    public void Each_kind_of_way_has_its_speed(string tags, double kmh) =>
        Town.Square(tags).Route(Town.At(200, 0), Town.At(200, 200)).Seconds.ShouldBeNear((int)Math.Round(200 * 3.6 / kmh), 1);

    [Fact]
    public void A_locked_gate_closes_the_street_it_stands_on()
    {
        Town Gated() => new Town().Street("highway=residential", (0, 0), (0, 200), (200, 200)).Street("highway=residential", (0, 0), (200, 0)).Street("highway=residential", (200, 0), (200, 100), (200, 200));
        Metres(Gated().Network(), north: true).ShouldBeInRange(198, 202);
        Metres(Gated().Wall(200, 100).Network(), north: true).ShouldBeInRange(598, 602);
    }
}
