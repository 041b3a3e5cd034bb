using System.Net;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Outbox;
using Couree.Tests.Modules.Delivery.Ride;
using Couree.Tests.Modules.Market;
using Couree.Tests.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Proofs;

/// <summary>A year after the delivery nobody knows any more who waited behind the door; what was sold, and for how much, stays.</summary>
public sealed class RetentionTests
{
    private static Task Tidy(TestCouree couree) => couree.Services.GetRequiredService<Tidying>().Once(CancellationToken.None);

    [Theory, OnBothEngines]
    public async Task A_guest_is_forgotten_a_year_after_the_order_was_over_and_the_books_stay(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var orders = await MarketCarried.TwoShopsBrought(couree);
        var books = await Books(couree);
        couree.Time.Move(TimeSpan.FromDays(360));
        await Tidy(couree);
        var kept = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().SingleAsync());
        (kept.Name, kept.Email).ShouldBe(("Ada Fontaine", "ada@couree.example"));

        couree.Time.Move(TimeSpan.FromDays(10));
        var fresh = await couree.Ordered((await couree.Product("Carottes")).Id);
        books = await Books(couree);
        await Tidy(couree);
        var checkouts = await couree.Read(db => db.Set<PlacedCheckout>().AsNoTracking().OrderBy(c => c.PlacedAt).ToListAsync());
        var gone = checkouts[0];
        (gone.Name, gone.Email, gone.Phone, gone.Address, gone.Notes).ShouldBe(("—", "", "", null, ""));
        (gone.Number, gone.Total, gone.PlacedAt).ShouldBe((kept.Number, kept.Total, kept.PlacedAt));
        checkouts[1].Name.ShouldBe("Ada Fontaine");
        (await couree.Read(db => db.Set<Order>().Where(o => o.CustomerName != "—").Select(o => o.Id).ToListAsync())).ShouldBe([fresh.Id]);
        (await couree.Read(db => db.Set<Order>().Where(o => o.Checkout == gone.Id).Select(o => o.Total).ToListAsync())).Sum(t => t.Cents).ShouldBe(orders.Sum(o => o.Total.Cents));
        (await Books(couree)).ShouldBe(books);
        var door = (await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Reference == gone.Runs[0].Reference))).Stops.Single(s => s.Kind == StopKind.Drop);
        (door.Name, door.Phone, door.Address, door.TrackingToken).ShouldBe((Stop.Forgotten, null, Stop.Forgotten, null));
        (await couree.Browser().GetAsync(gone.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Tidy(couree);
    }

    [Theory, OnBothEngines]
    public async Task A_members_orders_stay_in_their_list_for_as_long_as_they_are_here(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var karim = await couree.As("karim");
        await karim.Post("/market/basket/lines", ("product", (await couree.Product("Carottes")).Id.Value.ToString()), ("count", "1"), ("back", "/market/epi-commun"));
        await karim.PostAsync("/market/basket/slots", HtmlForm.Of(await karim.GetStringAsync("/market/basket"), "/market/basket/slots").With());
        var checkout = HtmlForm.Of(await karim.GetStringAsync("/market/checkout"), "/market/checkout");
        (await karim.PostAsync("/market/checkout", checkout.With(("phone", "06 11 22 33 44"), ("means", "cash")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        couree.Time.Move(TimeSpan.FromDays(400));
        await Tidy(couree);
        (await couree.Read(db => db.Set<PlacedCheckout>().Select(c => c.Phone).SingleAsync())).ShouldBe("06 11 22 33 44");
    }

    [Theory, OnBothEngines]
    public async Task Whom_a_shop_sent_a_parcel_to_and_what_they_signed_go_a_year_later_and_the_ride_stays(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "kept:1", ("Gambetta", Road.Gambetta));
        var manon = await couree.As("manon");
        var (hash, bytes) = Road.Photo(7);
        await road.Tells(manon, road.Did("done", run.InOrder.First()), road.Did("done", run.InOrder.Last(), proof: new Proof(Name: "Mme Lenoir", Signature: "M0 0L9 9", Photos: [hash])));
        using var photo = new ByteArrayContent(bytes);
        (await manon.PutAsync("/api/v1/delivery/proofs/" + hash, photo)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        couree.Time.Move(TimeSpan.FromDays(300));
        await Tidy(couree);
        (await Told()).ShouldContain("Mme Lenoir");
        couree.Time.Move(TimeSpan.FromDays(70));
        await Tidy(couree);
        await couree.Settle();
        var kept = await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == run.Id));
        var (shop, door) = (kept.InOrder.First(), kept.InOrder.Last());
        (door.Name, door.Phone, door.Address, door.Notes, door.Proof).ShouldBe((Stop.Forgotten, null, Stop.Forgotten, null, null));
        (shop.Name, shop.Address).ShouldBe(("L’Épi commun", "8 rue des Postes, 59000 Lille"));
        (kept.Fee, kept.Metres, kept.State, door.EndedAt is not null).ShouldBe((run.Fee, run.Metres, RunState.Done, true));
        (await Told()).ShouldNotContain("Mme Lenoir");
        (await couree.Read(db => db.Set<ProofPhoto>().CountAsync())).ShouldBe(0);
        (await manon.GetAsync("/delivery/proofs/" + hash)).StatusCode.ShouldNotBe(HttpStatusCode.OK);

        async Task<string> Told() => string.Join('|',
            (await couree.Read(db => db.Set<DeliveryFact>().AsNoTracking().Where(f => f.Run == run.Id).ToListAsync())).Select(f => f.Proof?.Name)
                .Concat((await couree.Read(db => db.Set<RoadCommand>().AsNoTracking().ToListAsync())).Select(c => c.Proof?.Name))
                .Concat((await couree.Read(db => db.Set<Run>().AsNoTracking().Where(r => r.Id == run.Id).ToListAsync())).SelectMany(r => r.Stops).Select(s => s.Proof?.Name)));
    }

    private static async Task<List<string>> Books(TestCouree couree) =>
        [.. (await couree.Read(db => db.Set<PostedLine>().AsNoTracking().ToListAsync())).Select(l => $"{l.Book.Value} {l.Name} {l.Counterparty} {l.Amount}").Order()];
}
