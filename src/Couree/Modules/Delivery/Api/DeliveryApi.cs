using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery.Ask;
using Couree.Modules.Delivery.Board;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Delivery.Api;

/// <summary>The room's JSON doors: the same use cases as the pages.</summary>
internal static class DeliveryApi
{
    /// <param name="OccurredAt">by the clock of whoever did it; absent is now</param>
    /// <param name="Command">a UUIDv7 of the caller's: the same command again changes nothing</param>
    public sealed record DeedBody(DateTime? OccurredAt, [property: MaxLength(500)] string? Reason, Proof? Proof, string? PaidOnHandOver, Guid? Command);
    public sealed record DoorBody([property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<StopId> Stops, DateTime? OccurredAt, Proof? Proof, string? PaidOnHandOver);
    public sealed record MoveBody(PersonId Courier, string? Reason);
    public sealed record BackBody(string? Reason);
    public sealed record OrderBody(IReadOnlyList<StopId> Order, DateOnly? Day);
    public sealed record SettleBody(bool Delivered, [property: Required, MaxLength(500)] string Reason);
    public sealed record StopBody(StopKind Kind, [property: Required, MaxLength(200)] string Name, string? Phone, [property: MailAddress, MaxLength(254)] string? Email, [property: Required, MaxLength(300)] string Address, GeoPoint Point, DateTime FromAt, DateTime UntilAt, string? Notes, [property: Range(0, 60)] int? Floors = null);
    public sealed record RunBody(OrganisationId Sender, [property: Required, MinLength(2), MaxLength(60)] IReadOnlyList<StopBody> Stops, Packages Packages, [property: Required, MaxLength(60)] string Reference);
    public sealed record StopAnswer(StopId Id, RunId Run, string State, DateTime? StartedAt, DateTime? EndedAt, string RunState, bool NeedsHuman);
    /// <param name="TrackingPaths">by the drop's place among the stops asked for, from 0: each recipient's own page</param>
    public sealed record RunAsked(RunId Run, IReadOnlyDictionary<string, string> TrackingPaths, Quote Quote);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/delivery").ForSignedIn().WithTags("Delivery").ProducesProblem(401).ProducesProblem(404);
        foreach (var (path, verb, name, summary, codes) in new (string, StopVerb, string, string, string[])[]
        {
            ("start", StopVerb.Start, "StartStop", "Begins a stop.", ["delivery.needs_shift", "delivery.stop_over", "delivery.stop_cancelled", "delivery.pickup_first"]),
            ("done", StopVerb.Done, "CompleteStop", "A stop is done, with its proof; after a cancellation it is kept and waits for a human.", ["delivery.needs_shift", "delivery.stop_over", "delivery.pickup_first"]),
            ("fail", StopVerb.Fail, "FailStop", "A stop could not be done, and why.", ["delivery.needs_shift", "delivery.reason_needed", "delivery.stop_over", "delivery.stop_cancelled"]),
            ("undo", StopVerb.Undo, "UndoStop", "Takes the last deed at a stop back, within the undo window.", ["delivery.needs_shift", "delivery.undo_nothing", "delivery.undo_late", "delivery.undo_drop_first"]),
            ("reopen", StopVerb.Reopen, "ReopenStop", "Opens a failed or cancelled stop again, with a reason.", ["delivery.needs_shift", "delivery.reason_needed", "delivery.reopen_nothing", "delivery.reopen_pickup_first"]),
        })
            api.MapPost("/stops/{id:guid}/" + path, async (Actor who, Guid id, DeedBody body, Perform perform, CancellationToken stop) =>
                Results.Ok(State((await perform.Run<DoAtDoor, IReadOnlyList<Run>>(u => u.Do(who, [new StopDeed(new StopId(id), verb, body.OccurredAt, body.Reason, body.Proof, body.PaidOnHandOver, body.Command)], stop)))[0], new StopId(id))))
                .WithName(name).WithSummary(summary).Refuses(codes).WithBody(DeliveryExamples.Deed(verb)).WithExample(DeliveryExamples.After(verb)).Produces<StopAnswer>().ProducesProblem(409).ProducesProblem(422).ProducesValidationProblem();
        api.MapPost("/stops/done", async (Actor who, DoorBody body, Perform perform, CancellationToken stop) =>
            {
                var runs = await perform.Run<DoAtDoor, IReadOnlyList<Run>>(u => u.Do(who, [.. body.Stops.Select(s => new StopDeed(s, StopVerb.Done, body.OccurredAt, null, body.Proof, body.PaidOnHandOver))], stop));
                return Results.Ok(body.Stops.Zip(runs).Select(x => State(x.Second, x.First)).ToList());
            })
            .WithName("CompleteDoor").Refuses("delivery.needs_shift", "delivery.different_doors", "delivery.stop_over", "delivery.pickup_first").WithBody(DeliveryExamples.Door).WithExample(DeliveryExamples.DoorDone).WithSummary("Several parcels at one door, in one gesture.").Produces<IReadOnlyList<StopAnswer>>().ProducesProblem(409).ProducesProblem(422).ProducesValidationProblem();
        MapBoard(api);
        MapRuns(api);
        MapAsked(api);
    }

    private static void MapBoard(RouteGroupBuilder api)
    {
        api.MapGet("/{slug}/board", async (Actor who, string slug, string? q, ReadBoard read, CancellationToken stop) => Results.Ok(BoardJson.Of(await read.Do(who, slug, q, null, stop))))
            .WithName("GetBoard").WithExample(DeliveryExamples.Board).WithSummary("The shared board: waiting runs with their costs, one column per courier, what needs a human.").Produces<BoardJson>();
        api.MapPost("/runs/{id:guid}/take", async (Actor who, Guid id, Perform perform, CancellationToken stop) => { await perform.Run<TakeRun>(u => u.Do(who, new RunId(id), stop)); return Results.NoContent(); })
            .WithName("TakeRun").Refuses("delivery.needs_shift", "delivery.courier_not_on_shift", "delivery.already_taken", "delivery.already_yours", "delivery.run_over").WithSummary("\"I take it\": of several at once exactly one wins.").Produces(204).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/runs/{id:guid}/back", async (Actor who, Guid id, BackBody body, Perform perform, CancellationToken stop) => { await perform.Run<GiveRunBack>(u => u.Do(who, new RunId(id), body.Reason, stop)); return Results.NoContent(); })
            .WithName("GiveRunBack").Refuses("delivery.needs_shift", "delivery.not_taken", "delivery.on_board", "delivery.run_over").WithBody(DeliveryExamples.Back).WithSummary("Gives a run back to everyone.").Produces(204).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/runs/{id:guid}/move", async (Actor who, Guid id, MoveBody body, Perform perform, CancellationToken stop) => { await perform.Run<MoveRun>(u => u.Do(who, new RunId(id), body.Courier, body.Reason, stop)); return Results.NoContent(); })
            .WithName("MoveRun").Refuses("delivery.needs_shift", "delivery.courier_not_on_shift", "delivery.on_board", "delivery.already_theirs", "delivery.run_over").WithBody(DeliveryExamples.Move).WithSummary("Passes a run to another courier on shift.").Produces(204).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/runs/{id:guid}/settle", async (Actor who, Guid id, SettleBody body, Perform perform, CancellationToken stop) => { await perform.Run<SettleRun>(u => u.Do(who, new RunId(id), body.Delivered, body.Reason, stop)); return Results.NoContent(); })
            .WithName("SettleRun").Refuses("delivery.needs_shift", "delivery.nothing_to_settle", "delivery.reason_needed").WithBody(DeliveryExamples.Settle).WithSummary("A person settles what the road and the house disagree about.").Produces(204).ProducesProblem(409).ProducesProblem(422).ProducesValidationProblem();
        api.MapPut("/{slug}/rounds/{courier:guid}/order", async (Actor who, string slug, Guid courier, OrderBody body, IOrganisations organisations, Perform perform, CancellationToken stop) =>
            {
                var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
                await perform.Run<ReorderRound>(u => u.Do(who, couriers.Id, new ReorderRound.Input(new PersonId(courier), body.Day, body.Order, null, 0), stop));
                return Results.NoContent();
            })
            .WithName("ReorderRound").Refuses("delivery.needs_shift", "delivery.order_frozen", "delivery.order_pickup_first", "delivery.order_changed").WithBody(DeliveryExamples.Order).WithSummary("Changes the order of a round; what is begun stays, pick-ups come first.").Produces(204).ProducesProblem(409).ProducesProblem(422);
    }

    private static void MapRuns(RouteGroupBuilder api)
    {
        api.MapPost("/{slug}/quotes", async (Actor who, string slug, RunBody body, IOrganisations organisations, IDelivery delivery, CancellationToken stop) =>
                Results.Ok(await delivery.Quote(await Read(who, slug, body, organisations, stop), stop)))
            .WithName("QuoteRun").Refuses("delivery.no_tariff", "delivery.no_stops", "delivery.too_far", "delivery.too_heavy").WithBody(DeliveryExamples.Asked).WithExample(DeliveryExamples.Quote).WithSummary("The price of a run by the tariff in force, with every matched rule. Changes nothing.").Produces<Quote>().ProducesProblem(422).ProducesValidationProblem();
        api.MapPost("/{slug}/runs", async (Actor who, string slug, RunBody body, IOrganisations organisations, Perform perform, CancellationToken stop) =>
            {
                var asked = await perform.Run<RequestRun, RunAsked>(async u => await u.Do(await Read(who, slug, body, organisations, stop), stop));
                return Results.Created($"/delivery/asked/{asked.Run.Value}", asked);
            })
            .WithName("RequestRun").Refuses("delivery.no_tariff", "delivery.no_stops", "delivery.too_far", "delivery.too_heavy", "delivery.window_upside_down", "delivery.no_packages").WithBody(DeliveryExamples.Asked).WithExample(DeliveryExamples.RunAsked).WithSummary("Asks for a run at the price of now; the same reference again asks for nothing more.").Produces<RunAsked>(201).ProducesProblem(409).ProducesProblem(422).ProducesValidationProblem();
    }

    private static void MapAsked(RouteGroupBuilder api) =>
        api.MapPost("/asked/{id:guid}/cancellation", async (Actor who, Guid id, BackBody body, Perform perform, CancellationToken stop) => { await perform.Run<CallOffRun, bool>(u => u.Do(who, new RunId(id), new(body.Reason ?? ""), stop)); return Results.NoContent(); })
            .WithName("CallOffRun").Refuses("delivery.reason_needed", "delivery.run_over").WithBody(DeliveryExamples.CalledOff).WithSummary("Calls a run off that one has asked for; what is on the bike already waits for a human.").Produces(204).ProducesProblem(409).ProducesProblem(422);

    private static async Task<AskedRun> Read(Actor who, string slug, RunBody body, IOrganisations organisations, CancellationToken stop)
    {
        var couriers = await organisations.Delivering(slug, stop);
        if (!DeliveryMay.AskFor(who, body.Sender)) throw new NotFound();
        // References of the API live in their sender's own drawer: nobody can take another's.
        var reference = $"api:{body.Sender.Value:N}:{body.Reference}";
        return new AskedRun(couriers.Id, body.Sender, [.. body.Stops.Select((s, i) => new AskedStop(s.Kind, s.Name, s.Phone, s.Email, s.Address, s.Point, new Period(s.FromAt.ToUniversalTime(), s.UntilAt.ToUniversalTime()), s.Notes, $"{reference}:{i}", s.Floors))],
            body.Packages, reference, who.Language);
    }

    private static StopAnswer State(Run run, StopId id)
    {
        var stop = run.Door(id);
        return new StopAnswer(stop.Id, run.Id, stop.State.ToString(), stop.StartedAt, stop.EndedAt, Deliveries.Words(run.State), run.NeedsHuman is not null);
    }
}

/// <summary>Asks for a run through the API, in a transaction of its own.</summary>
internal sealed class RequestRun(CoureeDb db, IDelivery delivery, RunBooks books) : IUseCase
{
    public async Task<DeliveryApi.RunAsked> Do(AskedRun run, CancellationToken stop)
    {
        var quote = await delivery.Quote(run, stop);
        var id = await delivery.Request(run, quote, stop);
        await books.Claim(id, stop);
        await db.SaveChangesAsync(stop);
        var paths = (await delivery.Progress([run.Reference], stop))[run.Reference].TrackingPaths;
        return new DeliveryApi.RunAsked(id, paths.ToDictionary(p => p.Key[(run.Reference.Length + 1)..], p => p.Value), quote);
    }
}

/// <summary>The board as data.</summary>
internal sealed record BoardJson(string Couriers, string? OnDuty, IReadOnlyList<WaitingCard> Waiting, IReadOnlyList<WaitingCard> Later, IReadOnlyList<ColumnCard> Columns, IReadOnlyList<DoubtCard> NeedsHuman)
{
    public static BoardJson Of(BoardView view) => new(view.Couriers.Slug, view.OnDuty, view.Waiting, view.Later, view.Columns, view.Doubts);
}
