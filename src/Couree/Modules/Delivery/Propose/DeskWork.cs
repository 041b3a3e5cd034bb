using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The desk's short turns at the store: take an ask, see whether it is still wanted, put the proposal down. Between them it holds nothing.</summary>
internal sealed class DeskWork(CoureeDb db, Clock clock) : IUseCase
{
    /// <summary>The co-ops that wait for a proposal; those whose desk has died among them.</summary>
    public async Task<IReadOnlyList<OrganisationId>> Do(Actor who, CancellationToken stop)
    {
        if (who != Actor.House) throw new NotFound();
        var now = clock.Now;
        return await db.Set<ProposalAsk>().AsNoTracking().Where(a => a.State == AskState.Asked || (a.State == AskState.Drawing && a.ClaimedUntil < now)).OrderBy(a => a.AskedAt).Select(a => a.Id).ToListAsync(stop);
    }

    /// <summary>The ask, when this desk has it now; of several that reach for it one does.</summary>
    public async Task<(ProposalId Proposal, PersonId By)?> Claim(OrganisationId couriers, TimeSpan lease, CancellationToken stop)
    {
        var ask = await db.Set<ProposalAsk>().SingleAsync(a => a.Id == couriers, stop);
        var before = ask.State;
        var isOurs = ask.Claim(clock.Now, lease);
        if (!isOurs && ask.State == before) return null;
        db.Touched(ProposalTopics.Of(couriers));
        await db.SaveChangesAsync(stop);
        return isOurs ? (ask.Proposal, ask.AskedBy) : null;
    }

    /// <summary>The house closes while it draws: the ask is as if nobody had taken it.</summary>
    public async Task Release(OrganisationId couriers, ProposalId proposal, CancellationToken stop)
    {
        (await db.Set<ProposalAsk>().SingleAsync(a => a.Id == couriers, stop)).Release(proposal);
        db.TouchedProposals(couriers);
        await db.SaveChangesAsync(stop);
    }

    public Task<bool> IsWanted(OrganisationId couriers, ProposalId proposal, CancellationToken stop) =>
        db.Set<ProposalAsk>().AnyAsync(a => a.Id == couriers && a.Proposal == proposal && a.State == AskState.Drawing, stop);

    /// <summary>Puts the proposal down, unless another one was asked or this one cancelled meanwhile; null says that it could not be drawn.</summary>
    public async Task<bool> End(OrganisationId couriers, ProposalId id, Proposal? proposal, CancellationToken stop)
    {
        var ask = await db.Set<ProposalAsk>().SingleAsync(a => a.Id == couriers, stop);
        if (!ask.End(id, proposal is not null)) return false;
        if (proposal is not null) db.Add(proposal);
        db.Touched(ProposalTopics.Of(couriers));
        await db.SaveChangesAsync(stop);
        return true;
    }
}
