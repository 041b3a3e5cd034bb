using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery.Ask;

/// <summary>Who asked for a run themselves calls it off. What is on the bike already waits for a human, and stays owed until then.</summary>
internal sealed class CallOffRun(CoureeDb db, Clock clock, IDelivery delivery, RunBooks books) : IUseCase
{
    public sealed record Input([StringLength(300)] string Reason = "");

    /// <summary>Refused: delivery.reason_needed, delivery.run_over. The run of an order is called off with the order: here it is not found.</summary>
    public async Task<bool> Do(Actor who, RunId id, Input input, CancellationToken stop)
    {
        var run = await db.Set<Run>().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (run is null || !run.IsAskedByHand || !DeliveryMay.AskFor(who, run.Sender)) throw new NotFound();
        if (string.IsNullOrWhiteSpace(input.Reason)) throw new Refusal("delivery.reason_needed", field: "reason");
        await delivery.Cancel(who, run.Reference, input.Reason.Trim(), stop);
        if (run.NeedsHuman is null) await books.LetGo(run, clock.Now, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
