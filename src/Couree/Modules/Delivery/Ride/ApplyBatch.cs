using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// Takes a phone's batch: all its runs in one transaction, read once and saved once. When that cannot be, each run is tried in a
/// transaction of its own, so that one run's trouble never holds back another's news. A command that could not be tried is not
/// answered: the phone keeps it and tells it again.
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
        List<RoadNews> news = [.. readable.Where(t => runs.ContainsKey(t.Stop)).GroupBy(t => runs[t.Stop]).Select(run => new RoadNews(run.Key, [.. run]))];
        foreach (var answer in await Together(who, batch.Device, news, receivedAt, stop)) answers[answer.Id] = answer;
        return [.. batch.Commands.Select(c => c.Id).Distinct().Where(answers.ContainsKey).Select(id => answers[id])];
    }

    internal static CommandAnswer Unknown(Guid id) => Say(id, Outcome.Refused, "delivery.not_your_stop");

    internal static CommandAnswer Say(Guid id, Outcome outcome, string? code, object? facts = null) => new(id, outcome, code, code is null ? null : Words.Say(code, facts));

    private async Task<IReadOnlyList<CommandAnswer>> Together(Actor who, Guid device, List<RoadNews> news, DateTime receivedAt, CancellationToken stop)
    {
        if (news.Count == 0) return [];
        if (await Try(who, device, news, receivedAt, stop) is { } answers) return answers;
        var apart = new List<CommandAnswer>();
        if (news.Count > 1)
            foreach (var one in news) apart.AddRange(await Try(who, device, [one], receivedAt, stop) ?? []);
        return apart;
    }

    /// <returns>null when it could not be tried</returns>
    private async Task<IReadOnlyList<CommandAnswer>?> Try(Actor who, Guid device, IReadOnlyList<RoadNews> news, DateTime receivedAt, CancellationToken stop)
    {
        try
        {
            return await perform.Run<ApplyRoad, IReadOnlyList<CommandAnswer>>(road => road.Do(who, device, news, receivedAt, stop));
        }
        catch (SomebodyWasFaster)
        {
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogUntried(Discreet.Of(failure), string.Join(' ', news.Select(n => n.Run.Value)));
            return null;
        }
    }

    private async Task<Dictionary<StopId, RunId>> RunsOf(List<Told> commands, CancellationToken stop)
    {
        var ids = commands.Select(c => c.Stop).Distinct().ToList();
        return await db.Set<Stop>().AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Run }).ToDictionaryAsync(s => s.Id, s => s.Run, stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a phone's news about {Runs} could not be applied; unless they can be apart, the phone will tell them again: {Failure}")]
    private partial void LogUntried(string failure, string runs);
}
