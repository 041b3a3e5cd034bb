using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal enum AskState { Asked, Drawing, Ready, Cancelled, Failed }

/// <summary>What a co-op last asked its desk to draw: one row each, guarded by its version. Whoever asks while one is under way waits for that one.</summary>
internal sealed class ProposalAsk : IVersioned
{
    /// <summary>How often a desk may die at it before nobody tries again.</summary>
    public const int MostAttempts = 3;

    /// <summary>The courier co-op.</summary>
    public OrganisationId Id { get; init; }

    /// <summary>The id the proposal will have.</summary>
    public ProposalId Proposal { get; private set; }
    public PersonId AskedBy { get; private set; }
    public DateTime AskedAt { get; private set; }

    /// <summary>A row that nobody has asked anything of yet is as one cancelled.</summary>
    public AskState State { get; private set; } = AskState.Cancelled;
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>How many desks have taken it; one that gave it back in good order does not count.</summary>
    public int Attempts { get; private set; }
    public int Version { get; set; }

    public bool IsUnderWay => State is AskState.Asked or AskState.Drawing;

    /// <summary>False when one is under way: then that one is the answer.</summary>
    public bool Ask(ProposalId proposal, PersonId by, DateTime now)
    {
        if (IsUnderWay) return false;
        (Proposal, AskedBy, AskedAt, State, ClaimedUntil, Attempts) = (proposal, by, now, AskState.Asked, null, 0);
        return true;
    }

    /// <summary>Takes it to draw, where nobody does or who did has died of it. An ask of which every desk dies has failed.</summary>
    /// <param name="lease">who has said nothing for so long has died</param>
    /// <returns>false when there is nothing to draw, or another desk is at it</returns>
    public bool Claim(DateTime now, TimeSpan lease)
    {
        if (State != AskState.Asked && !(State == AskState.Drawing && ClaimedUntil < now)) return false;
        var mayTry = Attempts < MostAttempts;
        (State, ClaimedUntil) = mayTry ? (AskState.Drawing, now + lease) : (AskState.Failed, (DateTime?)null);
        if (mayTry) Attempts++;
        return mayTry;
    }

    /// <summary>The house closes: the next desk begins at once, and nobody has died.</summary>
    public void Release(ProposalId proposal)
    {
        if (Proposal == proposal && State == AskState.Drawing) (State, ClaimedUntil, Attempts) = (AskState.Asked, null, Attempts - 1);
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
