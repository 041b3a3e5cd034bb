using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <param name="Percent">how far it is, where this process draws it</param>
internal sealed record AskCard(ProposalId Proposal, AskState State, int? Percent, string By, DateTime At);

/// <summary>What the board shows of the desk: what was asked last, and how far it is.</summary>
internal sealed class ProposalGlance(CoureeDb db, Clock clock, IPeople people, ProposalDesk desk)
{
    public async Task<AskCard?> Of(OrganisationId couriers, CancellationToken stop)
    {
        if (await db.Set<ProposalAsk>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == couriers, stop) is not { } ask) return null;
        var by = (await people.Cards([ask.AskedBy], stop)).GetValueOrDefault(ask.AskedBy)?.Name ?? "…";
        var isToday = DateOnly.FromDateTime(clock.Civil(ask.AskedAt)) == clock.Today;
        return isToday ? new AskCard(ask.Proposal, ask.State, desk.Percent(ask.Proposal), by, ask.AskedAt) : null;
    }
}
