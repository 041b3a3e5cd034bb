using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// Takes a phone's batch: sorts its commands by run and applies each run's in a transaction of its own, so that one run's trouble
/// never holds back another's news. A command that could not be tried is not answered: the phone keeps it and tells it again.
/// </summary>
internal sealed partial class ApplyBatch(CoureeDb db, Clock clock, Perform perform, ILogger<ApplyBatch> log) : IUseCase
{
    /// <summary>Refused delivery.batch_too_big. Everything else is answered command by command.</summary>
    public async Task<IReadOnlyList<CommandAnswer>> Do(Actor who, Batch batch, CancellationToken stop)
    {
        if (batch.Commands.Count > Batch.Most) throw new Refusal("delivery.batch_too_big", new { most = Batch.Most });
        var receivedAt = clock.Now;
        var answers = new Dictionary<Guid, CommandAnswer>();
        var readable = new List<Told>();
        foreach (var told in batch.Commands.DistinctBy(c => c.Id))
            if (told.IsReadable) readable.Add(told);
            else answers[told.Id] = Say(told.Id, Outcome.Refused, "delivery.command_unreadable");
        var runs = await RunsOf(readable, stop);
        foreach (var told in readable.Where(t => !runs.ContainsKey(t.Stop))) answers[told.Id] = Unknown(told.Id);
        foreach (var run in readable.Where(t => runs.ContainsKey(t.Stop)).GroupBy(t => runs[t.Stop]))
            foreach (var answer in await Try(who, run.Key, batch.Device, [.. run], receivedAt, stop)) answers[answer.Id] = answer;
        return [.. batch.Commands.Select(c => c.Id).Distinct().Where(answers.ContainsKey).Select(id => answers[id])];
    }

    internal static CommandAnswer Unknown(Guid id) => Say(id, Outcome.Refused, "delivery.not_your_stop");

    internal static CommandAnswer Say(Guid id, Outcome outcome, string? code, object? facts = null) => new(id, outcome, code, code is null ? null : Words.Say(code, facts));

    private async Task<IReadOnlyList<CommandAnswer>> Try(Actor who, RunId run, Guid device, IReadOnlyList<Told> commands, DateTime receivedAt, CancellationToken stop)
    {
        try
        {
            return await perform.Run<ApplyRoad, IReadOnlyList<CommandAnswer>>(road => road.Do(who, run, device, commands, receivedAt, stop));
        }
        catch (NotFound)
        {
            return [.. commands.Select(c => Unknown(c.Id))];
        }
        catch (SomebodyWasFaster)
        {
            return [];
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogUntried(failure, run.Value);
            return [];
        }
    }

    private async Task<Dictionary<StopId, RunId>> RunsOf(List<Told> commands, CancellationToken stop)
    {
        var ids = commands.Select(c => c.Stop).Distinct().ToList();
        return await db.Set<Stop>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Run, stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a phone's news about run {Run} could not be applied; the phone will tell it again")]
    private partial void LogUntried(Exception failure, Guid run);
}
