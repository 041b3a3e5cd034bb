using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Modules.Places;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Stewards;

/// <summary>The structures that wait for the stewards, with what a steward must know to answer: what it opens, where it is, and whom to call.</summary>
internal sealed class ReadRequests(CoureeDb db, Clock clock, IPlaces places, IPeople people) : IUseCase
{
    public async Task<RequestsPage.Facts> Do(Refusal? refused, CancellationToken stop = default)
    {
        var waiting = await db.Set<Organisation>().AsNoTracking().Where(o => o.Standing == Standing.Proposed).OrderBy(o => o.ProposedAt).ToListAsync(stop);
        var ids = waiting.Select(o => o.Id).ToList();
        var keepers = (await db.Set<Holding>().AsNoTracking().Where(h => ids.Contains(h.Organisation) && (h.Roles & Role.Keeper) != 0).OrderBy(h => h.SinceAt).ToListAsync(stop)).ToLookup(h => h.Organisation);
        var cards = await people.Cards([.. keepers.SelectMany(k => k).Select(h => h.Person).Distinct()], stop);
        var at = await places.Cards([.. waiting.Select(o => o.Place).OfType<PlaceId>()], stop);
        return new RequestsPage.Facts(
        [
            .. waiting.Select(o => new RequestsPage.Row(o.Id.Value, o.Name, o.LegalName, o.Kind, o.Siret, o.SummaryIn(Words.Language), o.Email, o.Phone, o.Place is { } place ? at.GetValueOrDefault(place)?.Address : null, o.Offers,
                [.. keepers[o.Id].Select(h => cards.GetValueOrDefault(h.Person)).OfType<PersonCard>().Select(p => $"{p.Name} ({p.Email})")], DateOnly.FromDateTime(clock.Civil(o.ProposedAt)))),
        ], refused);
    }
}
