using System.Net;
using System.Text;
using Couree.Database;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Ride;

public sealed class ProofTests
{
    [Theory, OnBothEngines]
    public async Task A_photo_is_kept_only_when_promised_by_its_courier_and_whole(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "proof:1", ("Gambetta", Road.Gambetta));
        var (manon, tom) = (await couree.As("manon"), await couree.As("tom"));
        var (hash, bytes) = Road.Photo(1);
        var text = Encoding.UTF8.GetBytes("<svg onload=alert(1)>");
        var textHash = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(text));
        (await Put(manon, hash, bytes)).ShouldBe(HttpStatusCode.NotFound);
        await road.Tells(manon, road.Did("done", run.InOrder.First(), proof: new Proof(Photos: [hash, textHash])));
        (await Put(tom, hash, bytes)).ShouldBe(HttpStatusCode.NotFound);
        (await Put(manon, hash, Road.Photo(2).Bytes)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Put(manon, textHash, text)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Put(manon, hash, bytes)).ShouldBe(HttpStatusCode.NoContent);
        (await Put(manon, hash, bytes)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, OnBothEngines]
    public async Task A_proof_is_seen_by_the_couriers_and_the_senders_keepers_only_and_re_encoded(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "proof:2", ("Gambetta", Road.Gambetta));
        var manon = await couree.As("manon");
        var (hash, bytes) = Road.Photo(3);
        await road.Tells(manon, road.Did("done", run.InOrder.First(), proof: new Proof(Photos: [hash])));
        (await manon.GetAsync("/delivery/proofs/" + hash)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Put(manon, hash, bytes);
        foreach (var name in new[] { "manon", "tom", "louise" })
        {
            var seen = await (await couree.As(name)).GetAsync("/delivery/proofs/" + hash);
            (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/webp"));
            seen.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
        foreach (var name in new[] { "jeanne", "amadou" }) (await (await couree.As(name)).GetAsync("/delivery/proofs/" + hash)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_code_said_at_the_door_proves_it_from_the_phone_and_from_the_board_and_is_kept_with_the_run(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        await road.IsOnShift("manon");
        var manon = await couree.As("manon");
        var (onThePhone, onTheBoard) = (await road.Carried("manon", "proof:code:1", ("Gambetta", Road.Gambetta)), await road.Carried("manon", "proof:code:2", ("Rihour", Road.Rihour)));
        (await road.Tells(manon, road.Did("done", onThePhone.InOrder.First()), road.Did("done", onThePhone.InOrder.Last(), proof: new Proof(Code: "4271")))).Results.ShouldAllBe(r => r.Outcome == Outcome.Applied);
        (await road.Tells(manon, road.Did("done", onTheBoard.InOrder.First()))).Results[0].Outcome.ShouldBe(Outcome.Applied);
        (await manon.PostAsync("/delivery/braquets/stops", new FormUrlEncodedContent([new("stops", onTheBoard.InOrder.Last().Id.Value.ToString()), new("verb", "Done"), new("code", "8 rue 3")]))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var (run, code) in new[] { (onThePhone, "4271"), (onTheBoard, "8 rue 3") })
        {
            var now = await road.Now(run);
            (now.State, now.InOrder.Last().Proof).ShouldBe((RunState.Done, new Proof(Code: code)));
            (await manon.GetStringAsync($"/delivery/braquets/runs/{run.Id.Value}")).ShouldContain(code);
        }
        // Longer than any code: refused, and the door stays to do.
        var third = await road.Carried("manon", "proof:code:3", ("Fives", Road.Fives));
        await road.Tells(manon, road.Did("done", third.InOrder.First()));
        (await road.Tells(manon, road.Did("done", third.InOrder.Last(), proof: new Proof(Code: new string('7', 61))))).Results[0].Outcome.ShouldBe(Outcome.Refused);
        (await road.Now(third)).InOrder.Last().State.ShouldBe(StopState.Todo);
    }

    [Theory, OnBothEngines]
    public async Task A_recipient_who_left_is_found_at_no_door_in_no_journal_and_on_no_photo(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var road = await Road.Of(couree);
        var run = await road.Carried("manon", "proof:3", ("Gambetta", Road.Gambetta));
        var manon = await couree.As("manon");
        var (hash, bytes) = Road.Photo(4);
        await road.Tells(manon, road.Did("done", run.InOrder.First()));
        await road.Tells(manon, road.Did("done", run.InOrder.Last(), proof: new Proof("Gambetta", Photos: [hash])));
        await Put(manon, hash, bytes);
        (await manon.GetAsync("/delivery/proofs/" + hash)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using (var scope = couree.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IDelivery>().Forget([run.Reference]);
            await scope.ServiceProvider.GetRequiredService<CoureeDb>().SaveChangesAsync();
        }
        await couree.Settle();

        var drop = (await couree.Read(db => db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == run.Id))).InOrder.Last();
        (drop.Name, drop.Address, drop.Phone, drop.Email, drop.Notes, drop.Proof, drop.TrackingPath).ShouldBe(("—", "—", null, null, null, null, null));
        (drop.State, drop.EndedAt is null).ShouldBe((StopState.Done, false));
        (await couree.Read(db => db.Set<DeliveryFact>().AsNoTracking().Where(f => f.Run == run.Id).ToListAsync())).ShouldAllBe(fact => fact.Proof == null);
        (await couree.Read(db => db.Set<RoadCommand>().AsNoTracking().Where(c => c.Run == run.Id).ToListAsync())).ShouldAllBe(command => command.Proof == null);
        (await manon.GetAsync("/delivery/proofs/" + hash)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Directory.GetFiles(Path.Combine(couree.Folder, "proofs"), hash + "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static async Task<HttpStatusCode> Put(HttpClient phone, string hash, byte[] bytes) =>
        (await phone.PutAsync($"/api/v1/delivery/proofs/{hash}", new ByteArrayContent(bytes))).StatusCode;
}
