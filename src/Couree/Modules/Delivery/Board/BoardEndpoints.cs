using System.ComponentModel.DataAnnotations;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Delivery.Board;

/// <summary>The board's doors. Every deed answers with the board: fresh after a deed, with one sentence after a refusal.</summary>
internal static class BoardEndpoints
{
    public sealed record Back(string? Reason);
    public sealed record Move(PersonId Courier, string? Reason);
    public sealed record Settle(bool Delivered, string Reason);
    public sealed record AtDoor(IReadOnlyList<StopId> Stops, StopVerb Verb, string? Reason, string? Name, string? Code, [RegularExpression("cash|card|cheque|")] string? Paid);

    public static void Map(WebApplication app)
    {
        app.MapGet("/delivery/{slug}/board", async (Actor who, string slug, string? q, ReadBoard read, CancellationToken stop) =>
            Pages.Show<BoardPage>(await read.Do(who, slug, q, null, stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/board/live", async (Actor who, string slug, IOrganisations organisations, Live live, CancellationToken stop) =>
        {
            var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
            return TypedResults.ServerSentEvents(live.Watch([Topics.Board(couriers.Id), Topics.Shifts(couriers.Id)], stop));
        }).ForSignedIn();
        app.MapPost("/delivery/{slug}/runs/{id:guid}/take", (BoardDeed deed, Guid id, CancellationToken stop) =>
            deed.Do(who => deed.Perform.Run<TakeRun>(u => u.Do(who, new RunId(id), stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/runs/{id:guid}/back", (BoardDeed deed, Guid id, Form<Back> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<GiveRunBack>(u => u.Do(who, new RunId(id), input.Reason, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/runs/{id:guid}/move", (BoardDeed deed, Guid id, Form<Move> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<MoveRun>(u => u.Do(who, new RunId(id), input.Courier, input.Reason, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/runs/{id:guid}/settle", (BoardDeed deed, Guid id, Form<Settle> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<SettleRun>(u => u.Do(who, new RunId(id), input.Delivered, input.Reason, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/rounds/{courier:guid}/order", (BoardDeed deed, Guid courier, Form<Reordered> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<ReorderRound>(u => u.Do(who, deed.Couriers.Id, new ReorderRound.Input(new PersonId(courier), input.Day, input.Order, input.Stop, input.By), stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/stops", (BoardDeed deed, Form<AtDoor> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<DoAtDoor>(u => u.Do(who, Deeds(input), stop)), stop)).ForSignedIn();
    }

    /// <summary>A whole new order (dragged), or one stop by one place.</summary>
    public sealed record Reordered(DateOnly? Day, IReadOnlyList<StopId> Order, StopId? Stop, int By = 0);

    private static IReadOnlyList<StopDeed> Deeds(AtDoor input) =>
        [.. input.Stops.Select(s => new StopDeed(s, input.Verb, null, input.Reason, new Proof(input.Name, input.Code), input.Paid is "" ? null : input.Paid))];
}

/// <summary>One deed on the board of the page's structure, for someone of it.</summary>
internal sealed class BoardDeed(Actor who, OrganisationCard couriers, Perform perform, ReadBoard read, string? search, string? back)
{
    public Perform Perform => perform;
    public OrganisationCard Couriers => couriers;

    public static async ValueTask<BoardDeed?> BindAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var who = services.GetRequiredService<Actor>();
        var couriers = await services.GetRequiredService<IOrganisations>().Coop(who, (string)http.GetRouteValue("slug")!, DeliveryMay.Riders, http.RequestAborted);
        return new BoardDeed(who, couriers, services.GetRequiredService<Perform>(), services.GetRequiredService<ReadBoard>(), http.Request.Query["q"], http.Request.Query["back"]);
    }

    public Task<IResult> Do<TInput>(Form<TInput> form, Func<Actor, TInput, Task> deed, CancellationToken stop) where TInput : class =>
        form.Input is { } input ? Do(actor => deed(actor, input), stop) : throw new BadHttpRequestException("the form is incomplete");

    public async Task<IResult> Do(Func<Actor, Task> deed, CancellationToken stop)
    {
        try
        {
            await deed(who);
            return Pages.See(back is { Length: > 0 } ? back : $"/delivery/{couriers.Slug}/board" + (string.IsNullOrEmpty(search) ? "" : "?q=" + Uri.EscapeDataString(search)));
        }
        catch (Refusal refusal)
        {
            return Pages.Again<BoardPage>(await read.Do(who, couriers.Slug, search, refusal, stop));
        }
    }
}
