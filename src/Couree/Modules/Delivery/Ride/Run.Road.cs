using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>What phones tell about a run, whatever the order in which it arrives. The rules, case by case: Ride/README.md.</summary>
internal sealed partial class Run
{
    public const string Contradicts = "delivery.human.contradicts", DoneByAnother = "delivery.human.done_by_another";

    /// <summary>Opens a new chapter when the house has spoken since the phones' last news.</summary>
    public void OpenChapter(RoadMark mark)
    {
        var told = mark.Doors.ToDictionary(d => d.Stop, d => d.FirmAt);
        var isFirmer = _stops.Any(s => s.FirmAt is not null && told.GetValueOrDefault(s.Id) != s.FirmAt);
        if (mark.Chapter > 0 && mark.FactCount == FactCount && !isFirmer) return;
        mark.Chapter++;
        (mark.Doors, mark.NeedsHuman, mark.Courier, mark.TakenAt) = ([.. InOrder.Select(DoorAsItStood.Of)], NeedsHuman, Courier, TakenAt);
    }

    /// <summary>
    /// Plays the chapter again from its mark, in the order of the road, and writes each command's outcome on it. Deeds are never refused
    /// for having been told late; what contradicts the house waits for a human.
    /// </summary>
    /// <param name="chapter">all commands of the mark's chapter, old and new</param>
    /// <param name="known">the facts already in the journal</param>
    /// <returns>the facts to add to the journal</returns>
    public IReadOnlyList<DeliveryFact> PlayRoad(RoadMark mark, IEnumerable<RoadCommand> chapter, IReadOnlySet<FactId> known, TimeSpan undo)
    {
        Return(mark);
        var facts = new List<DeliveryFact>();
        foreach (var command in RoadCommand.InOrder(chapter))
        {
            var count = FactCount;
            if (Play(command, undo) is not { } fact) continue;
            if (known.Contains(fact.Id)) FactCount = count;
            else facts.Add(fact);
        }
        Weigh();
        mark.FactCount = FactCount;
        return facts;
    }

    private DeliveryFact? Play(RoadCommand command, TimeSpan undo)
    {
        var doubt = NeedsHuman;
        var deed = new Deed(new FactId(command.Id.Value), command.Courier, command.OccurredAt, command.ReceivedAt);
        try
        {
            var fact = command.Kind switch
            {
                StopVerb.Start => Start(command.Stop, deed),
                StopVerb.Done => Complete(command.Stop, deed, command.Proof, command.PaidOnHandOver),
                StopVerb.Fail => Fail(command.Stop, deed, command.Reason ?? "", command.Proof),
                StopVerb.Undo => Undo(command.Stop, deed, undo),
                _ => ReopenWith(command.Stop, deed, command.Reason ?? ""),
            };
            if (Courier != command.Courier && command.Kind is StopVerb.Done or StopVerb.Fail) NeedsHuman ??= DoneByAnother;
            (command.Outcome, command.Code) = NeedsHuman is not null && NeedsHuman != doubt ? (Outcome.Human, NeedsHuman) : (Outcome.Applied, null);
            return fact;
        }
        catch (Refusal refusal)
        {
            (command.Outcome, command.Code) = Judge(command, refusal.Code);
            return null;
        }
    }

    /// <summary>The rules said no: is it the same news again, a contradiction, or really a no?</summary>
    private (Outcome, string?) Judge(RoadCommand command, string code)
    {
        var state = Door(command.Stop).State;
        switch (command.Kind, state)
        {
            case (StopVerb.Start, StopState.Done or StopState.Failed or StopState.DoneAfterCancel):
            case (StopVerb.Done, StopState.Done or StopState.DoneAfterCancel):
            case (StopVerb.Fail, StopState.Failed):
            case (StopVerb.Undo, StopState.Todo):
            case (StopVerb.Reopen, StopState.Todo or StopState.Doing):
                return (Outcome.Already, null);
            case (StopVerb.Done, StopState.Failed):
            case (StopVerb.Fail, StopState.Done or StopState.DoneAfterCancel):
                NeedsHuman ??= Contradicts;
                return (Outcome.Human, Contradicts);
            default:
                return (Outcome.Refused, code);
        }
    }

    private void Return(RoadMark mark)
    {
        foreach (var was in mark.Doors)
        {
            var door = Door(was.Stop);
            (door.State, door.StartedAt, door.EndedAt, door.EndReceivedAt) = (was.State, was.StartedAt, was.EndedAt, was.EndReceivedAt);
            (door.Reason, door.Proof, door.PaidOnHandOver, door.EndedBy, door.FirmAt) = (was.Reason, was.Proof, was.Paid, was.EndedBy, was.FirmAt);
        }
        (NeedsHuman, Courier, TakenAt) = (mark.NeedsHuman, mark.Courier, mark.TakenAt);
    }
}
