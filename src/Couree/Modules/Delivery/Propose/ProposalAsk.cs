using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal enum AskState { Asked, Drawing, Ready, Cancelled, Failed }

/// <summary>What a co-op last asked its desk to draw: one row each, guarded by its version. The latest ask wins; whatever was being drawn before it is thrown away.</summary>
internal sealed class ProposalAsk : IVersioned
{
    /// <summary>A desk that has not said anything for so long has died: another may take its place.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The courier co-op.</summary>
    public OrganisationId Id { get; init; }

    /// <summary>The id the proposal will have.</summary>
    public ProposalId Proposal { get; private set; }
    public PersonId AskedBy { get; private set; }
    public DateTime AskedAt { get; private set; }
    public AskState State { get; private set; }
    public DateTime? ClaimedUntil { get; private set; }
    public int Version { get; set; }

    public bool IsUnderWay => State is AskState.Asked or AskState.Drawing;

    public void Ask(ProposalId proposal, PersonId by, DateTime now) =>
        (Proposal, AskedBy, AskedAt, State, ClaimedUntil) = (proposal, by, now, AskState.Asked, null);

    /// <summary>False when there is nothing to draw, or another desk is at it.</summary>
    public bool Claim(DateTime now)
    {
        if (State != AskState.Asked && !(State == AskState.Drawing && ClaimedUntil < now)) return false;
        (State, ClaimedUntil) = (AskState.Drawing, now + Lease);
        return true;
    }

    /// <summary>False when another one was asked meanwhile, or it was cancelled: the drawing is thrown away.</summary>
    public bool End(ProposalId proposal, bool isDrawn)
    {
        if (Proposal != proposal || State != AskState.Drawing) return false;
        (State, ClaimedUntil) = (isDrawn ? AskState.Ready : AskState.Failed, null);
        return true;
    }

    public void Cancel()
    {
        if (IsUnderWay) (State, ClaimedUntil) = (AskState.Cancelled, null);
    }
}
