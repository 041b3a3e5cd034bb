using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery.Board;

/// <summary>Reads the shared board for a member or courier of the co-op; not of the co-op is not found.</summary>
internal sealed class ReadBoard(CoureeDb db, Clock clock, IOrganisations organisations, IShifts shifts, IPeople people, Proposals proposals, ProposalGlance glance, DeliveryOptions options) : IUseCase
{
    public async Task<BoardView> Do(Actor who, string slug, string? search, Refusal? refused, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var now = clock.Now;
        var today = clock.Today;
        var endOfDay = clock.Instant(today.AddDays(1), TimeOnly.MinValue);
        var riding = (await shifts.Between(couriers.Id, now, endOfDay, stop)).OrderBy(s => s.FromAt > now).ThenBy(s => s.Person == who.Person ? 0 : 1).ThenBy(s => s.Name, StringComparer.Ordinal).DistinctBy(s => s.Person).ToList();
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day == today).ToListAsync(stop);
        var roundIds = rounds.Select(r => r.Id).ToList();
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers.Id
            && (r.State == RunState.Waiting || r.NeedsHuman != null || (r.Round != null && roundIds.Contains(r.Round.Value)))).ToListAsync(stop);
        var left = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day < today && r.NeedsHuman == null
            && (r.State == RunState.Taken || r.State == RunState.OnTheWay) && (r.Round == null || !roundIds.Contains(r.Round.Value))).OrderBy(r => r.Day).ToListAsync(stop);
        // Someone whose shift is over may still have stops to do: their column stays.
        var current = runs.Where(r => r.Day <= today || r.State != RunState.Waiting).ToList();
        var plan = proposals.Of(couriers.Id, now, riding, rounds, current);
        var names = await people.Cards([.. rounds.Select(r => r.Courier).Concat(runs.Concat(left).Select(r => r.Courier).OfType<PersonId>()).Distinct()], stop);
        var senders = await organisations.Cards([.. runs.Concat(left).Select(r => r.Sender).Distinct()], stop);
        var sight = new BoardSight(who, now, clock, options, plan, runs, senders, names, Searched(search));
        var onDuty = riding.FirstOrDefault(s => s.OnDuty);
        return new BoardView(couriers, who, now, DeliveryMay.ActOnBoard(who, couriers.Id, riding, now), onDuty?.Name, onDuty?.Person == who.Person, search?.Trim() ?? "",
            sight.Waiting(r => r.Day <= today), sight.Waiting(r => r.Day > today), sight.Columns(riding, rounds), sight.Doubts(), await News(couriers.Id, senders, stop), refused)
        {
            Ask = await glance.Of(couriers.Id, stop),
            Left = sight.Left(left),
        };
    }

    /// <summary>The last deeds of the day: who took what, who gave back.</summary>
    private async Task<IReadOnlyList<NewsCard>> News(OrganisationId couriers, IReadOnlyDictionary<OrganisationId, OrganisationCard> known, CancellationToken stop)
    {
        var since = clock.Now.AddHours(-6);
        FactKind[] told = [FactKind.RunAsked, FactKind.RunTaken, FactKind.RunGivenBack, FactKind.RunMoved, FactKind.RunCancelled, FactKind.RunSettled];
        var facts = await (from fact in db.Set<DeliveryFact>()
                           join run in db.Set<Run>() on fact.Run equals run.Id
                           where run.Couriers == couriers && fact.ReceivedAt > since && told.Contains(fact.Kind)
                           orderby fact.ReceivedAt descending, fact.Sequence descending
                           select new { fact.Kind, fact.ReceivedAt, fact.Author, fact.Courier, run.Sender }).AsNoTracking().Take(8).ToListAsync(stop);
        var names = await people.Cards([.. facts.SelectMany(f => new[] { f.Author, f.Courier }).OfType<PersonId>().Distinct()], stop);
        var missing = facts.Select(f => f.Sender).Where(s => !known.ContainsKey(s)).Distinct().ToList();
        var more = missing.Count == 0 ? new Dictionary<OrganisationId, OrganisationCard>() : await organisations.Cards(missing, stop);
        string Name(PersonId? person) => person is { } id && names.TryGetValue(id, out var card) ? card.Name : Words.Say("delivery.someone");
        return [.. facts.Select(f => new NewsCard(f.ReceivedAt, Words.Say("delivery.news." + f.Kind switch
        {
            FactKind.RunAsked => "asked",
            FactKind.RunTaken => "taken",
            FactKind.RunGivenBack => "given_back",
            FactKind.RunMoved => "moved",
            FactKind.RunCancelled => "cancelled",
            _ => "settled",
        }, new { who = Name(f.Author ?? f.Courier), to = Name(f.Courier), sender = (known.GetValueOrDefault(f.Sender) ?? more.GetValueOrDefault(f.Sender))?.Name ?? "…" })))];
    }

    private static string Searched(string? search) => Fold.Plain(search?.Trim() ?? "");
}
