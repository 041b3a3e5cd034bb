using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Places;

namespace Couree.Tests.Modules.Delivery.Propose;

/// <summary>How long soup may still be on the bike, on one street where a kilometre takes a minute.</summary>
public sealed class TimeAboardTests
{
    private static readonly Clock Clock = new(new MovableTime(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    private static readonly OrganisationId Couriers = Id.New<OrganisationId>(Clock);

    [Theory]
    [InlineData(25, 25 * 60)]
    [InlineData(10, 10 * 60)]
    [InlineData(1, 10 * 60)]
    public void A_promise_holds_unless_the_straight_way_is_longer(int minutes, int seconds) => Longest(Soup(minutes), []).ShouldBe(seconds);

    [Fact]
    public void What_nobody_promised_takes_as_long_as_it_takes() => Longest(Soup(null), []).ShouldBeNull();

    [Fact]
    public void Of_what_is_in_the_bag_too_long_already_the_round_as_it_stands_is_the_promise()
    {
        var soup = Soup(5);
        soup.Complete(soup.InOrder.First().Id, new Deed(Id.New<FactId>(Clock), null, Clock.Now.AddMinutes(-30), Clock.Now), null, null);
        // Half an hour in the bag, and ten minutes to ride.
        Longest(soup, [.. soup.InOrder.Select(s => s.Id)]).ShouldBe(40 * 60);
    }

    [Fact]
    public void What_is_in_the_bag_of_nobody_s_round_has_no_wall()
    {
        var soup = Soup(5);
        soup.Complete(soup.InOrder.First().Id, new Deed(Id.New<FactId>(Clock), null, Clock.Now.AddMinutes(-30), Clock.Now), null, null);
        Longest(soup, []).ShouldBeNull();
    }

    [Fact]
    public void The_board_says_who_would_keep_it_too_long()
    {
        var (other, soup) = (Asked(0, 30, null), Asked(1, 29, 20));
        var begun = Bike([.. other.InOrder.Select(s => s.Id)]);
        new RidePlan(Clock.Now, [begun], [other, soup], new OneStreet(), 120).Options([soup.Id])[soup.Id][0].Fits.ShouldBeFalse();
        var option = new RidePlan(Clock.Now, [begun], [other, soup], new OneStreet(), 120).Options([soup.Id])[soup.Id][0];
        Explain.Full(option, Clock, "fr").ShouldBe("Manon la garderait 8 min de trop sur son vélo");
        Explain.Full(option, Clock, "en").ShouldBe("Manon would keep it 8 min too long on the bike");
    }

    private static long? Longest(Run run, IReadOnlyList<StopId> order)
    {
        var ways = new RideWays([run], new OneStreet());
        var bike = Bike(order) with { Begun = run.Stops.Any(s => s.State == StopState.Done) && order.Count > 0 ? 1 : 0 };
        return new TimeAboard(new RideProblem(Clock.Now, [bike], [run], ways, 120), ways, 120).Longest(run);
    }

    private static BikeNow Bike(IReadOnlyList<StopId> order) => new(Id.New<PersonId>(Clock), "Manon", Clock.Now, Clock.Now.AddHours(6), 60_000, 200, false, order, 0);

    private static Run Soup(int? minutes) => Asked(0, 10, minutes);

    private static Run Asked(int from, int to, int? minutes)
    {
        var window = new Period(Clock.Now, Clock.Now.AddHours(4));
        AskedStop At(StopKind kind, int km) => new(kind, "—", null, null, $"{km} rue Longue", new GeoPoint(0, km), window, null, kind.ToString());
        var asked = new AskedRun(Couriers, Couriers, [At(StopKind.Pickup, from), At(StopKind.Drop, to)], new Packages(1, 1000, 1, false, minutes), Guid.CreateVersion7().ToString(), "fr");
        return Run.Ask(asked, new Quote(default, Money.Zero, 2000, [], 0, 0, false), Clock.Today, Clock, Deed.Now(Actor.House, Clock)).Run;
    }
}
