using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>"Propose": the desk draws two plans of the board as it stands. Asked again meanwhile, the latest ask wins. Refused delivery.needs_shift.</summary>
internal sealed class AskForProposal(CoureeDb db, Clock clock, IOrganisations organisations, RunGate gate) : IUseCase
{
    public async Task<ProposalId> Do(Actor who, string slug, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        await gate.Board(who, couriers.Id, stop);
        var ask = await db.Set<ProposalAsk>().SingleOrDefaultAsync(a => a.Id == couriers.Id, stop);
        if (ask is null) db.Add(ask = new ProposalAsk { Id = couriers.Id });
        var id = Id.New<ProposalId>(clock);
        ask.Ask(id, who.Self, clock.Now);
        db.TouchedProposals(couriers.Id);
        await db.SaveChangesAsync(stop);
        return id;
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
