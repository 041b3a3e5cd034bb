using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// "Propose": the desk draws two plans of the board as it stands. Whoever asks while it draws gets what is being drawn; the same click heard twice
/// (its key, made with the page) is one ask. Refused delivery.needs_shift.
/// </summary>
internal sealed class AskForProposal(CoureeDb db, Clock clock, IOrganisations organisations, RunGate gate) : IUseCase
{
    public async Task<ProposalId> Do(Actor who, string slug, Guid? key, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        await gate.Board(who, couriers.Id, stop);
        var heard = key is { } made ? new ProposalId(made) : Id.New<ProposalId>(clock);
        if (await db.Set<Proposal>().AsNoTracking().Where(p => p.Id == heard).Select(p => (OrganisationId?)p.Couriers).SingleOrDefaultAsync(stop) is { } owner)
            return owner == couriers.Id ? heard : throw new NotFound();
        var ask = await db.Set<ProposalAsk>().SingleOrDefaultAsync(a => a.Id == couriers.Id, stop);
        if (ask is null) db.Add(ask = new ProposalAsk { Id = couriers.Id });
        // A click heard before, and cancelled or failed since, is a new wish.
        if (!ask.Ask(ask.Proposal == heard ? Id.New<ProposalId>(clock) : heard, who.Self, clock.Now)) return ask.Proposal;
        db.TouchedProposals(couriers.Id);
        await db.SaveChangesAsync(stop);
        return ask.Proposal;
    }
}

/// <summary>Nobody needs it any more: what is being drawn is thrown away. Nothing under way: nothing changes. Refused delivery.needs_shift.</summary>
internal sealed class CancelProposal(CoureeDb db, IOrganisations organisations, RunGate gate) : IUseCase
{
    public async Task Do(Actor who, string slug, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        await gate.Board(who, couriers.Id, stop);
        if (await db.Set<ProposalAsk>().SingleOrDefaultAsync(a => a.Id == couriers.Id, stop) is not { IsUnderWay: true } ask) return;
        ask.Cancel();
        db.TouchedProposals(couriers.Id);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>What open pages and the desks watch.</summary>
internal static class ProposalTopics
{
    /// <summary>Every desk looks for work, and whether its own is still wanted.</summary>
    public const string Desk = "delivery:proposals";

    public static string Of(OrganisationId couriers) => $"delivery:proposals:{couriers.Value}";

    public static void TouchedProposals(this CoureeDb db, OrganisationId couriers)
    {
        db.Touched(Desk);
        db.Touched(Of(couriers));
    }
}
