using System.Net;
using System.Net.Http.Headers;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Modules.Delivery.Ride;

/// <summary>A courier comes out of a tunnel: everything that happened in it is told, once, in its true order.</summary>
public sealed class TunnelTests
{
    [Theory, OnBothEngines]
    public async Task Six_stops_told_three_times_in_any_order_are_six_results_with_their_own_proofs(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, runs, told) = await Tunnel(couree);
        var photos = Enumerable.Range(1, 4).Select(Road.Photo).ToList();
        var random = new Random(7);
        var batches = told.Chunk(2).SelectMany(b => Enumerable.Repeat(b, 3)).OrderBy(_ => random.Next()).ToList();
        foreach (var batch in batches) await road.Tells(phone, batch);
        foreach (var (hash, bytes) in photos.Concat(photos)) (await Put(phone, hash, bytes)).ShouldBe(HttpStatusCode.NoContent);
        await HasSix(couree, road, runs, told);
        (await Arrived(couree, runs)).ShouldBe(4);
    }

    [Theory, OnBothEngines]
    public async Task Batches_told_by_ten_hands_at_once_are_applied_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, runs, told) = await Tunnel(couree);
        var random = new Random(11);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => road.Tells(phone, [.. told.OrderBy(_ => random.Next())]))));
        // A batch that lost every race is not answered; the phone tells it again.
        await road.Tells(phone, told);
        await HasSix(couree, road, runs, told);
    }

    [Theory, OnBothEngines]
    public async Task What_was_delivered_stays_in_the_order_it_was_ridden(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, runs, told) = await Tunnel(couree);
        foreach (var command in told.Reverse()) await road.Tells(phone, command);
        var mine = runs.SelectMany(r => r.Stops).Select(s => s.Id).ToHashSet();
        var manon = await road.Person("manon");
        var round = await couree.Read(db => db.Set<Round>().AsNoTracking().SingleAsync(r => r.Courier == manon && r.Day == road.Clock.Today));
        var ridden = round.Order.Where(mine.Contains).Select(s => told.Single(t => t.Stop == s).OccurredAt).ToList();
        ridden.ShouldBe(told.Select(t => t.OccurredAt));
    }

    [Theory, OnBothEngines]
    public async Task A_round_carries_all_a_phone_needs_and_nobody_elses(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (road, phone, runs, _) = await Tunnel(couree);
        var theirs = await road.Carried("tom", "tom:1", ("Inconnue", Road.Fives));
        var round = (await road.Tells(phone)).Round;
        var stop = round.Stops.Single(s => s.Id == runs[0].InOrder.Last().Id);
        (stop.Address, stop.Notes, stop.Phone, stop.Packages).ShouldBe((runs[0].InOrder.Last().Address, "sonner fort", "0320000000", 1));
        round.Stops.ShouldNotContain(s => s.Run == theirs.Id);
        round.AnsweredAt.ShouldBe(road.Clock.Now);
    }

    /// <summary>Three runs: two pick-ups at one door, one more, then two drops and one failure; four photos and a signature.</summary>
    private static async Task<(Road Road, HttpClient Phone, Run[] Runs, Told[] Told)> Tunnel(TestCouree couree)
    {
        var road = await Road.Of(couree);
        Run[] runs =
        [
            await road.Carried("manon", "tunnel:1", ("Gambetta", Road.Gambetta)), await road.Carried("manon", "tunnel:2", ("Rihour", Road.Rihour)), await road.Carried("manon", "tunnel:3", ("Fives", Road.Fives)),
        ];
        couree.Time.Move(TimeSpan.FromMinutes(45));
        var photos = Enumerable.Range(1, 4).Select(n => Road.Photo(n).Hash).ToList();
        Told[] told =
        [
            road.Did("done", runs[0].InOrder.First(), 2400), road.Did("done", runs[1].InOrder.First(), 2400), road.Did("done", runs[2].InOrder.First(), 2100),
            road.Did("done", runs[0].InOrder.Last(), 1500, proof: new Proof("Jeanne", Photos: [photos[0], photos[1]]), paid: "cash"),
            road.Did("fail", runs[1].InOrder.Last(), 900, "Personne à l’adresse", new Proof(Photos: [photos[2]])),
            road.Did("done", runs[2].InOrder.Last(), 300, proof: new Proof(Signature: "M10 10L200 200L300 50", Photos: [photos[3]])),
        ];
        return (road, await couree.As("manon"), runs, told);
    }

    private static async Task HasSix(TestCouree couree, Road road, Run[] runs, Told[] told)
    {
        var kept = await road.Kept(runs);
        kept.Count.ShouldBe(6);
        kept.ShouldAllBe(c => c.Outcome == Outcome.Applied && c.ReceivedAt > c.OccurredAt);
        var ids = runs.Select(r => r.Id).ToList();
        var facts = await couree.Read(db => db.Set<DeliveryFact>().Where(f => ids.Contains(f.Run) && f.Stop != null).ToListAsync());
        facts.OrderBy(f => f.OccurredAt).ThenBy(f => Array.FindIndex(told, t => t.Id == f.Id.Value)).Select(f => f.Id.Value).ShouldBe(told.Select(t => t.Id));
        foreach (var (run, i) in runs.Select((r, i) => (r, i)))
        {
            var now = await road.Now(run);
            now.Stops.ShouldAllBe(s => s.IsOver);
            now.Door(told[3 + i].Stop).EndedAt.ShouldBe(told[3 + i].OccurredAt);
            now.Door(told[3 + i].Stop).Proof!.Photos.ShouldBe(told[3 + i].Proof!.Photos);
            now.State.ShouldBe(i == 1 ? RunState.Failed : RunState.Done);
        }
        (await road.Now(runs[0])).InOrder.Last().PaidOnHandOver.ShouldBe("cash");
        (await road.Now(runs[2])).InOrder.Last().Proof!.Signature.ShouldBe("M10 10L200 200L300 50");
    }

    private static Task<int> Arrived(TestCouree couree, Run[] runs)
    {
        var ids = runs.Select(r => r.Id).ToList();
        return couree.Read(db => db.Set<ProofPhoto>().CountAsync(p => ids.Contains(p.Run) && p.ArrivedAt != null));
    }

    private static async Task<HttpStatusCode> Put(HttpClient phone, string hash, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return (await phone.PutAsync($"/api/v1/delivery/proofs/{hash}", content)).StatusCode;
    }
}
