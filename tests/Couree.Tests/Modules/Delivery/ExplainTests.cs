using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Places;

namespace Couree.Tests.Modules.Delivery;

public sealed class ExplainTests
{
    private static readonly Clock Clock = new(new MovableTime(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    private static readonly OrganisationId Couriers = Id.New<OrganisationId>(Clock);

    [Theory]
    [InlineData("12 bis rue Gambetta, 59000 Lille", "la rue Gambetta")]
    [InlineData("3 place Rihour 59000 Lille", "la place Rihour")]
    [InlineData("104 avenue de Bretagne, 59000 Lille", "l’avenue de Bretagne")]
    [InlineData("7 boulevard Victor Hugo", "le boulevard Victor Hugo")]
    [InlineData("Grand’Place, 59000 Lille", "Grand’Place")]
    public void A_door_is_named_by_its_street(string address, string said) => Explain.Street(address, "fr").ShouldBe(said);

    [Fact]
    public void The_board_says_who_could_take_a_run_where_and_why_not()
    {
        // One street from west to east, a kilometre is a minute. Manon rides 0 → 10; Tom is far away at 20 → 25; Yasmine goes out of her way by three.
        var now = Clock.Now;
        var manons = Taken(now, 2000, (0, "1 rue Gambetta"), (10, "2 place Rihour"));
        var toms = Taken(now, 2000, (20, "3 quai du Wault"), (25, "4 rue Nationale"));
        var yasmines = Taken(now, 60_000, (5, "5 rue Solférino"), (15, "6 rue Masséna"));
        var wanted = Taken(now, 10_000, (4, "7 rue des Postes"), (6, "8 rue de Paris"));
        BikeNow Bike(string name, Run run) => new(Id.New<PersonId>(Clock), name, now, now.AddHours(6), 60_000, 200, false, [.. run.InOrder.Select(s => s.Id)], 0);
        var plan = new RidePlan(now, [Bike("Yasmine", yasmines), Bike("Tom", toms), Bike("Manon", manons)], [manons, toms, yasmines, wanted], new OneStreet(), 120);
        var options = plan.Options([wanted.Id])[wanted.Id];
        Explain.Sentence(options, Clock, "fr").ShouldBe("Manon : +0 min, entre la rue Gambetta et la place Rihour ; Yasmine : +3 ; Tom : +16");
    }

    [Fact]
    public void A_bike_that_is_full_says_until_when()
    {
        var now = Clock.Now;
        var full = Taken(now, 60_000, (0, "5 rue Solférino"), (15, "6 rue Masséna"));
        var wanted = Taken(now, 10_000, (4, "7 rue des Postes"), (6, "8 rue de Paris"), minutes: 15);
        full.Complete(full.InOrder.First().Id, new Deed(Id.New<FactId>(Clock), null, now, now), null, null);
        var bike = new BikeNow(Id.New<PersonId>(Clock), "Yasmine", now, now.AddHours(6), 60_000, 200, false, [.. full.InOrder.Select(s => s.Id)], 1);
        var plan = new RidePlan(now, [bike], [full, wanted], new OneStreet(), 120);
        // Loaded at Solférino at 10:00, fifteen minutes of riding and two at Masséna: empty at 10:17, and the run is wanted before 10:15.
        var option = plan.Options([wanted.Id])[wanted.Id][0];
        option.Fits.ShouldBeFalse();
        Explain.Full(option, Clock, "fr").ShouldBe("Yasmine n’a plus de place jusqu’à 10 h 17");
        Explain.Full(option, Clock, "en").ShouldBe("Yasmine has no room until 10:17");
    }

    [Fact]
    public void What_must_stay_cold_wants_a_cold_box()
    {
        var now = Clock.Now;
        var wanted = Taken(now, 1000, (4, "7 rue des Postes"), (6, "8 rue de Paris"), cold: true);
        BikeNow Bike(string name, bool cold) => new(Id.New<PersonId>(Clock), name, now, now.AddHours(6), 60_000, 200, cold, [], 0);
        var options = new RidePlan(now, [Bike("Tom", false), Bike("Manon", true)], [wanted], new OneStreet(), 120).Options([wanted.Id])[wanted.Id];
        Explain.Sentence(options, Clock, "fr").ShouldBe("Manon est libre : 2 min de trajet ; Tom n’a pas de caisse froide");
    }

    private static Run Taken(DateTime now, int grams, (int Km, string Address) from, (int Km, string Address) to, int minutes = 240, bool cold = false)
    {
        var window = new Period(now, now.AddMinutes(minutes));
        AskedStop At(StopKind kind, (int Km, string Address) door) => new(kind, "—", null, null, door.Address, new GeoPoint(0, door.Km), window, null, door.Address);
        var asked = new AskedRun(Couriers, Couriers, [At(StopKind.Pickup, from), At(StopKind.Drop, to)], new Packages(1, grams, 1, cold), Guid.CreateVersion7().ToString(), "fr");
        return Run.Ask(asked, new Quote(default, Money.Zero, 2000, [], 0, 0, false), Clock.Today, Clock, Deed.Now(Actor.House, Clock)).Run;
    }
}
