using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery.Api;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The courier's app: its shell, its worker, and the few doors it talks through.</summary>
internal static class RideEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/courier", (HttpContext http, Clock clock) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Pages.Show<RideShell>(new RideShell.Facts(RideWords.All(Words.Language, clock.Zone)));
        }).ForSignedIn();
        app.MapGet("/courier/sw.js", (HttpContext http, bool? classic) =>
        {
            http.Response.Headers["Service-Worker-Allowed"] = "/courier";
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Text(RideWorker.Script(classic != true), "text/javascript; charset=utf-8");
        }).Open();
        app.MapGet("/delivery/proofs/{hash}", async (HttpContext http, Actor who, string hash, int? size, KeepProof proofs, Photos photos, CancellationToken stop) =>
        {
            await proofs.MustSee(who, hash, stop);
            return photos.Private(http, hash, size ?? 1200);
        }).ForSignedIn();
        MapApi(app.MapGroup("/api/v1/delivery").ForSignedIn().WithTags("Delivery").ProducesProblem(401));
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/courier/round", async (HttpContext http, Actor who, ReadRound read, Clock clock, CancellationToken stop) =>
        {
            http.Response.Headers.CacheControl = "private, no-store";
            return TypedResults.Ok(await read.Of(who, clock.Now, stop));
        }).WithName("ReadCourierRound").WithExample(DeliveryExamples.Round).WithSummary("My round of today, with everything needed to ride it without a network.").Produces<CourierRound>();

        api.MapPost("/courier/batches", async (Actor who, Batch batch, ApplyBatch apply, ReadRound read, Clock clock, CancellationToken stop) =>
        {
            var receivedAt = clock.Now;
            var results = await apply.Do(who, batch, stop);
            return TypedResults.Ok(new BatchAnswer(results, await read.Of(who, receivedAt, stop)));
        }).Accepts<Batch>("application/json").WithName("TellBatch").Refuses("delivery.batch_too_big").WithBody(DeliveryExamples.Batch).WithExample(DeliveryExamples.BatchAnswer).WithSummary("Tells what happened on the road, at most 100 commands; each is applied exactly once however often it is told.")
            .Produces<BatchAnswer>().ProducesProblem(400).ProducesProblem(422);

        api.MapPut("/courier/round/runs/{id:guid}", async (Actor who, Guid id, Perform perform, CancellationToken stop) =>
        {
            await perform.Run<TakeRun, RunId>(take => take.Do(who, new RunId(id), stop));
            return TypedResults.NoContent();
        }).WithName("TakeIntoMyRound").Refuses("delivery.needs_shift", "delivery.courier_not_on_shift", "delivery.already_taken", "delivery.already_yours", "delivery.run_over").WithSummary("\"I take it\": of several couriers at once exactly one has it.").Produces(204).ProducesProblem(404).ProducesProblem(422);

        api.MapPut("/proofs/{hash}", async (Actor who, string hash, HttpRequest request, Perform perform, CancellationToken stop) =>
        {
            var bytes = await Read(request, stop);
            await perform.Run<KeepProof, string>(keep => keep.Do(who, hash, bytes, stop));
            return TypedResults.NoContent();
        }).WithName("SendProof").Refuses("delivery.proof_other_content", "delivery.proof_too_heavy", "web.photo_unreadable").WithSummary("Sends a photo that a command has promised by the SHA-256 of its bytes (base64url).").Accepts<IFormFile>("image/jpeg")
            .Produces(204).ProducesProblem(404).ProducesProblem(422);

        api.MapPost("/courier/position", async (Actor who, PositionTold told, Perform perform, CancellationToken stop) =>
            TypedResults.Ok(new PositionAnswer(await perform.Run<HearPosition, bool>(hear => hear.Do(who, new GeoPoint(told.Lat, told.Lon), stop)))))
            .WithName("TellPosition").Refuses("delivery.position_off_earth").WithBody(DeliveryExamples.Position).WithExample(DeliveryExamples.PositionKept).WithSummary("Tells where I am, on shift and on a task only. Only the last position is kept, until the door.").Produces<PositionAnswer>().ProducesProblem(422);

        api.MapGet("/courier/stops/{id:guid}/way", async (Actor who, Guid id, double lat, double lon, CoureeDb db, ITravel travel, CancellationToken stop) =>
        {
            var (from, stopId) = (new GeoPoint(lat, lon), new StopId(id));
            if (!from.IsOnEarth) throw new Refusal("delivery.position_off_earth");
            var run = await db.Set<Run>().AsNoTracking().SingleOrDefaultAsync(r => r.Stops.Any(s => s.Id == stopId), stop) ?? throw new NotFound();
            if (!DeliveryMay.SeeBoard(who, run.Couriers)) throw new NotFound();
            var leg = travel.Route(from, run.Door(stopId).Point);
            return TypedResults.Ok(new WayThere(leg.Metres, leg.Seconds, leg.IsEstimate, [.. leg.Line.Select(p => new[] { p.Lat, p.Lon })]));
        }).WithName("WayToStop").Refuses("delivery.position_off_earth").WithExample(DeliveryExamples.Way).WithSummary("The way by bike from where I am to a door of my co-op's rounds.").Produces<WayThere>().ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<byte[]> Read(HttpRequest request, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = await request.Body.ReadAsync(buffer, stop)) > 0;)
        {
            if (kept.Length + read > Photos.MostBytes) throw new Refusal("delivery.proof_too_heavy", new { most = Photos.MostBytes / 1024 / 1024 });
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
