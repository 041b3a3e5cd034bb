using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal sealed record TariffLine(TariffVersionId Id, int Number, TariffState State, DateOnly? FromDay, bool IsInForce, bool IsUsed, TariffRules Rules, string Note, string? DecidedBy);

internal sealed record TariffView(OrganisationCard Couriers, DateOnly Today, IReadOnlyList<TariffLine> Versions, Form Form, Refusal? Refused)
{
    public TariffLine? InForce => Versions.FirstOrDefault(v => v.IsInForce);
    public TariffLine? Draft => Versions.FirstOrDefault(v => v.State == TariffState.Draft);
}

/// <summary>Reads the versions of a co-op's tariff for its members.</summary>
internal sealed class ReadTariff(CoureeDb db, Clock clock, IOrganisations organisations, IPeople people) : IUseCase
{
    public async Task<TariffView> Do(Actor who, string slug, Form? form, Refusal? refused, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, WriteTariff.Writers | Role.Courier, stop);
        var versions = await db.Set<TariffVersion>().AsNoTracking().Where(t => t.Couriers == couriers.Id).OrderByDescending(t => t.Number).ToListAsync(stop);
        var today = clock.Today;
        var inForce = versions.Where(t => t.IsInForce(today)).OrderByDescending(t => t.FromDay).ThenByDescending(t => t.Number).FirstOrDefault();
        var names = await people.Cards([.. versions.Select(t => t.DecidedBy).OfType<PersonId>().Distinct()], stop);
        var start = versions.FirstOrDefault(t => t.State == TariffState.Draft) ?? inForce;
        return new TariffView(couriers, today, [.. versions.Select(t => new TariffLine(t.Id, t.Number, t.State, t.FromDay, t.Id == inForce?.Id, t.FirstUsedAt is not null, t.Rules, t.Note,
            t.DecidedBy is { } by ? names.GetValueOrDefault(by)?.Name : null))],
            form ?? Form.From(WriteTariff.Input.Of(start?.Rules ?? DeliverySeed.FirstTariff, start?.State == TariffState.Draft ? start.Note : "")), refused);
    }
}

/// <summary>The tariff's page: what is in force, what was, and the next version.</summary>
internal static class TariffEndpoints
{
    public sealed record Day(DateOnly FromDay);

    public static void Map(WebApplication app)
    {
        app.MapGet("/delivery/{slug}/tariff", async (Actor who, string slug, ReadTariff read, CancellationToken stop) =>
            Pages.Show<Tariffs.TariffPage>(await read.Do(who, slug, null, null, stop))).ForSignedIn();
        app.MapPost("/delivery/{slug}/tariff", (Actor who, string slug, Form<WriteTariff.Input> form, ReadTariff read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                await perform.Run<WriteTariff>(u => u.Do(who, slug, input, stop));
                return Pages.See($"/delivery/{slug}/tariff");
            },
            async again => Pages.Again<Tariffs.TariffPage>(await read.Do(who, slug, again, null, stop)))).ForSignedIn();
        app.MapPost("/delivery/{slug}/tariff/{id:guid}/decide", (Actor who, string slug, Guid id, Form<Day> form, ReadTariff read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                await perform.Run<WriteTariff>(u => u.Decide(who, slug, new TariffVersionId(id), input.FromDay, stop));
                return Pages.See($"/delivery/{slug}/tariff");
            },
            async again => Pages.Again<Tariffs.TariffPage>(await read.Do(who, slug, null, again.Refused ?? new Refusal("delivery.tariff_past"), stop)))).ForSignedIn();
        app.MapPost("/delivery/{slug}/tariff/{id:guid}/withdraw", async (Actor who, string slug, Guid id, ReadTariff read, Perform perform, CancellationToken stop) =>
        {
            try
            {
                await perform.Run<WriteTariff>(u => u.Withdraw(who, slug, new TariffVersionId(id), stop));
                return Pages.See($"/delivery/{slug}/tariff");
            }
            catch (Refusal refusal)
            {
                return Pages.Again<Tariffs.TariffPage>(await read.Do(who, slug, null, refusal, stop));
            }
        }).ForSignedIn();
    }
}
