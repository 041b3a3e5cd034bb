using Couree.Modules.Places.Streets;

namespace Couree.Tests.Modules.Places.Streets;

public sealed class OffNetworkTests
{
    [Fact]
    public void A_point_far_from_every_street_gets_an_estimate_that_says_so()
    {
        var network = Town.Square("highway=residential");
        var (town, far) = (Town.At(0, 0), Town.At(0, -3000));
        var leg = network.Route(town, far);
        leg.IsEstimate.ShouldBeTrue();
        leg.Metres.ShouldBe((int)Math.Round(town.MetresTo(far) * 1.4));
        leg.Seconds.ShouldBeNear((int)Math.Round(town.MetresTo(far) * 1.4 * 3.6 / 15), 1);
        leg.Line.ShouldBe([town, far]);
        var matrix = network.Matrix([town], [town, far]);
        matrix.HasEstimates.ShouldBeTrue();
        matrix.Metres[1].ShouldBe(leg.Metres);
        network.Matrix([town], [Town.At(200, 0)]).HasEstimates.ShouldBeFalse();
    }

    [Fact]
    public void The_last_metres_beside_the_street_are_pushed()
    {
        var leg = Town.Square("highway=residential").Route(Town.At(-100, 100), Town.At(0, 0));
        leg.IsEstimate.ShouldBeFalse();
        leg.Metres.ShouldBeNear(200, 2);
        leg.Seconds.ShouldBeNear(72 + 24, 2);
    }

    [Fact]
    public void Streets_that_cannot_be_left_again_are_never_used_as_a_start()
    {
        // A one-way dead end: whoever rides in never comes out. The door there belongs to the street it can be served from.
        var network = new Town().Street("highway=residential", (0, 0), (0, 200), (200, 200), (200, 0), (0, 0))
            .Street("highway=residential oneway=yes", (200, 0), (400, 0)).Network();
        var leg = network.Route(Town.At(400, 0), Town.At(0, 0));
        leg.IsEstimate.ShouldBeFalse();
        leg.Metres.ShouldBeNear(400, 2);
    }

    [Fact]
    public void The_same_door_is_nought_away_and_a_neighbour_in_the_yard_is_as_far_as_the_yard()
    {
        var network = Town.Square("highway=residential");
        network.Route(Town.At(-50, 100), Town.At(-50, 100)).Metres.ShouldBe(0);
        network.Route(Town.At(-50, 100), Town.At(-50, 110)).Metres.ShouldBe(10);
    }

    [Fact]
    public void Without_streets_everything_is_an_estimate()
    {
        var streets = new LiveStreets();
        streets.IsReady.ShouldBeFalse();
        streets.Bounds.ShouldBeNull();
        streets.Route(Town.At(0, 0), Town.At(0, 1000)).IsEstimate.ShouldBeTrue();
        streets.MapLayer(GeoBox.Around(Town.At(0, 0), 500)).Paths.ShouldBeEmpty();
    }
}
