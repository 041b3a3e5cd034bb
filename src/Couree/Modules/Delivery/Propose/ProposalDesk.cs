using System.Collections.Concurrent;
using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>
/// Draws what co-ops ask for, one at a time: takes the ask, looks at the board in one short read, draws without holding anything, puts the
/// proposal down. It stops at once when the ask is cancelled. What it is at when the house closes it gives back; what it was at when the house
/// fell, another desk takes up when its lease is over.
/// </summary>
internal sealed partial class ProposalDesk(Perform perform, Live live, Clock clock, ITravel travel, DeliveryOptions options, ILogger<ProposalDesk> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30), Look = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ProposalId, int> _percent = new();

    /// <summary>A desk that is at it for so long has died.</summary>
    private TimeSpan Lease => TimeSpan.FromSeconds(30) + 2 * TimeSpan.FromMilliseconds(options.ProposeMilliseconds);

    /// <summary>How far this process is with a proposal; null when it is not drawing it.</summary>
    public int? Percent(ProposalId proposal) => _percent.TryGetValue(proposal, out var percent) ? percent : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var told = live.Next(ProposalTopics.Desk, Pause, stoppingToken);
            try
            {
                while (await RunDue(stoppingToken) > 0) { }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogRound(failure);
            }
            await told;
        }
    }

    /// <summary>Draws what is asked for now; answers how many asks were taken.</summary>
    public async Task<int> RunDue(CancellationToken stop)
    {
        var taken = 0;
        foreach (var couriers in await perform.Run<DeskWork, IReadOnlyList<OrganisationId>>(desk => desk.Do(Actor.House, stop)))
            if (await perform.Run<DeskWork, (ProposalId, PersonId)?>(desk => desk.Claim(couriers, Lease, stop)) is ({ } proposal, var by))
            {
                taken++;
                await Draw(couriers, proposal, by, stop);
            }
        return taken;
    }

    private async Task Draw(OrganisationId couriers, ProposalId id, PersonId by, CancellationToken stop)
    {
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watch = Watch(couriers, id, unwanted);
        Proposal? proposal = null;
        try
        {
            var seen = await perform.Run<TakeSnapshot, Snapshot>(u => u.Do(Actor.House, couriers, unwanted.Token));
            var drawing = new DrawPlans(seen, travel, clock, options.DoorSeconds, TimeSpan.FromMilliseconds(options.ProposeMilliseconds));
            var body = await Task.Run(() => drawing.Draw(share => Progress(couriers, id, share), unwanted.Token), unwanted.Token);
            proposal = new Proposal { Id = id, Couriers = couriers, Day = seen.Day, AskedBy = by, SeenAt = seen.Now, DrawnAt = clock.Now, Weights = seen.Version?.Id, Body = body };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await perform.Run<DeskWork>(desk => desk.Release(couriers, id, CancellationToken.None));
            throw;
        }
        catch (OperationCanceledException) when (unwanted.IsCancellationRequested)
        {
            // Nobody waits for it any more: the store says so already.
        }
        catch (Exception failure)
        {
            LogDrawing(failure, id.Value);
        }
        finally
        {
            _percent.TryRemove(id, out _);
            await unwanted.CancelAsync();
            await watch;
        }
        // What is drawn is put down, even when the house closes meanwhile.
        await perform.Run<DeskWork, bool>(desk => desk.End(couriers, id, proposal, CancellationToken.None));
    }

    private void Progress(OrganisationId couriers, ProposalId id, double share)
    {
        var percent = (int)Math.Clamp(share * 100, 0, 99);
        // Pages look again at every tenth: a glance costs a page.
        if (_percent.TryGetValue(id, out var before) && percent / 10 == before / 10) return;
        _percent[id] = percent;
        live.Hear(ProposalTopics.Of(couriers));
    }

    /// <summary>Ends the drawing when nobody waits for it any more.</summary>
    private async Task Watch(OrganisationId couriers, ProposalId id, CancellationTokenSource unwanted)
    {
        while (!unwanted.IsCancellationRequested)
        {
            await live.Next(ProposalTopics.Desk, Look, unwanted.Token);
            if (unwanted.IsCancellationRequested || await IsWanted(couriers, id)) continue;
            await unwanted.CancelAsync();
        }
    }

    /// <summary>A store that cannot be asked just now says nothing against it.</summary>
    private async Task<bool> IsWanted(OrganisationId couriers, ProposalId id)
    {
        try
        {
            return await perform.Run<DeskWork, bool>(desk => desk.IsWanted(couriers, id, CancellationToken.None));
        }
        catch (Exception failure)
        {
            LogRound(failure);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the proposal desk could not look for work")]
    private partial void LogRound(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "proposal {Proposal} could not be drawn")]
    private partial void LogDrawing(Exception failure, Guid proposal);
}
