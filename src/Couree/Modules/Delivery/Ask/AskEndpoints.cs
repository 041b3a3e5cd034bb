using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery.Ask;

/// <param name="Senders">the structures the person may ask for, with their own address</param>
internal sealed record AskView(OrganisationCard Couriers, IReadOnlyList<(OrganisationCard Card, string? Address)> Senders, Form Form, AskForRun.Priced? Priced)
{
    /// <summary>What these structures asked for of late, the latest first.</summary>
    public IReadOnlyList<AskedLine> Latest { get; init; } = [];
}

internal sealed record AskedLine(RunId Id, DateTime AskedAt, string Doors, RunState State, Money Fee);

/// <summary>Asked: its reference and its tracking page.</summary>
internal sealed record AskedView(OrganisationCard Couriers, Run Run, IReadOnlyList<QuoteLine> Lines, bool MayCallOff, Form Form);

/// <summary>A shop's own form: quote first, then confirm.</summary>
internal static class AskEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/delivery/{slug}/ask", async (Actor who, string slug, AskDesk desk, CancellationToken stop) =>
            Pages.Show<AskPage>(await desk.Blank(who, slug, stop))).ForSignedIn();
        // The same door adds and takes out doors of the form: nothing is written down before the confirmation.
        app.MapPost("/delivery/{slug}/ask/quote", async (Actor who, string slug, Form<AskForRun.Input> form, AskForRun ask, AskDesk desk, CancellationToken stop) =>
            AskRows.Changed(form) is { } changed
                ? Pages.Show<AskPage>(await desk.With(who, slug, changed, null, stop))
                : await Submit(form, async (input, rows) => Pages.Show<AskPage>(await desk.With(who, slug, form, await ask.Price(who, slug, input, rows, stop), stop)),
                    async again => Pages.Again<AskPage>(await desk.With(who, slug, again, null, stop)))).ForSignedIn();
        app.MapPost("/delivery/{slug}/ask", (Actor who, string slug, Form<AskForRun.Input> form, Perform perform, AskDesk desk, CancellationToken stop) => Submit(form,
            async (input, rows) => Pages.See($"/delivery/asked/{(await perform.Run<AskForRun, RunId>(u => u.Do(who, slug, input, rows, stop))).Value}"),
            async again => Pages.Again<AskPage>(await desk.With(who, slug, again, null, stop)))).ForSignedIn();
        app.MapGet("/delivery/asked/{id:guid}", async (Actor who, Guid id, AskDesk desk, CancellationToken stop) =>
            Pages.Show<AskedPage>(await desk.Asked(who, new RunId(id), null, stop))).ForSignedIn();
        app.MapPost("/delivery/asked/{id:guid}/cancellation", (Actor who, Guid id, Form<CallOffRun.Input> form, Perform perform, AskDesk desk, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<CallOffRun, bool>(u => u.Do(who, new RunId(id), input, stop));
            return Pages.See($"/delivery/asked/{id}");
        }, async again => Pages.Again<AskedPage>(await desk.Asked(who, new RunId(id), again, stop)))).ForSignedIn();
    }

    private static Task<IResult> Submit(Form<AskForRun.Input> form, Func<AskForRun.Input, AskRows, Task<IResult>> deed, Func<Form, Task<IResult>> again)
    {
        var rows = AskRows.Read(form);
        return rows is null ? again(form) : form.Submit(input => deed(input, rows), again);
    }
}

/// <summary>Reads what the form needs.</summary>
internal sealed class AskDesk(CoureeDb db, IOrganisations organisations, IPlaces places) : IUseCase
{
    public async Task<AskView> Blank(Actor who, string slug, CancellationToken stop)
    {
        var view = await With(who, slug, new Form(), null, stop);
        var first = view.Senders[0];
        var form = Form.From(new { sender = first.Card.Id.Value, packages = 1, kilos = 2, litres = 10 });
        form.Values["from-1"] = first.Address;
        return view with { Form = form };
    }

    public async Task<AskView> With(Actor who, string slug, Form form, AskForRun.Priced? priced, CancellationToken stop)
    {
        var couriers = await organisations.Delivering(slug, stop);
        var mine = await organisations.Cards([.. who.Roles.Keys.Where(o => DeliveryMay.AskFor(who, o))], stop);
        if (mine.Count == 0) throw new NotFound();
        var where = await places.Cards([.. mine.Values.Select(o => o.Place).OfType<PlaceId>()], stop);
        return new AskView(couriers, [.. mine.Values.OrderBy(o => o.Name).Select(o => (o, o.Place is { } id ? where.GetValueOrDefault(id)?.Address : null))], form, priced) { Latest = await Latest(couriers.Id, [.. mine.Keys], stop) };
    }

    private async Task<IReadOnlyList<AskedLine>> Latest(OrganisationId couriers, List<OrganisationId> senders, CancellationToken stop)
    {
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers && senders.Contains(r.Sender)).Where(Run.AskedByHand).OrderByDescending(r => r.AskedAt).Take(20).ToListAsync(stop);
        return [.. runs.Select(r => new AskedLine(r.Id, r.AskedAt, string.Join(" → ", r.InOrder.Select(s => s.Name)), r.State, r.Fee))];
    }

    public async Task<AskedView> Asked(Actor who, RunId id, Form? form, CancellationToken stop)
    {
        var run = await db.Set<Run>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (run is null || !DeliveryMay.SeeRun(who, run)) throw new NotFound();
        var couriers = (await organisations.Cards([run.Couriers], stop)).GetValueOrDefault(run.Couriers) ?? throw new NotFound();
        return new AskedView(couriers, run, [.. run.FeeLines.Select(l => l.Shown())], run is { IsOver: false, IsAskedByHand: true } && DeliveryMay.AskFor(who, run.Sender), form ?? Form.Empty);
    }
}
