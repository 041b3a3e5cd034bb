using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>All that phones' news about some runs can touch.</summary>
internal sealed record RoadRead(
    IReadOnlyDictionary<RunId, Run> Runs, IReadOnlyDictionary<CommandId, RoadCommand> Commands, ILookup<RunId, DeliveryFact> Journal, IReadOnlyDictionary<RunId, RoadMark> Marks);

/// <summary>Reads once what a batch needs, for all its runs, and writes down which photos it promises.</summary>
internal sealed class RoadBook(CoureeDb db, Clock clock)
{
    public async Task<RoadRead> Read(IReadOnlyList<RoadNews> news, CancellationToken stop)
    {
        var runs = news.Select(n => n.Run).ToList();
        var ids = news.SelectMany(n => n.Told).Select(t => new CommandId(t.Id)).ToList();
        return new RoadRead(
            await db.Set<Run>().Where(r => runs.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop),
            await db.Set<RoadCommand>().Where(c => runs.Contains(c.Run) || ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop),
            (await db.Set<DeliveryFact>().AsNoTracking().Where(f => runs.Contains(f.Run)).ToListAsync(stop)).ToLookup(f => f.Run),
            await db.Set<RoadMark>().Where(m => runs.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop));
    }

    /// <summary>Photos come later: what is promised, and for which door, is written now.</summary>
    public async Task Promise(IReadOnlyList<RoadCommand> commands, CancellationToken stop)
    {
        var promised = commands.SelectMany(c => (c.Proof?.Photos ?? []).Select(hash => (Hash: hash, Command: c))).DistinctBy(p => (p.Hash, p.Command.Stop)).ToList();
        if (promised.Count == 0) return;
        var hashes = promised.Select(p => p.Hash).Distinct().ToList();
        var known = await db.Set<ProofPhoto>().AsNoTracking().Where(p => hashes.Contains(p.Hash)).ToListAsync(stop);
        var arrived = known.Where(p => p.ArrivedAt is not null).GroupBy(p => p.Hash).ToDictionary(g => g.Key, g => g.Min(p => p.ArrivedAt));
        foreach (var (hash, command) in promised.Where(p => !known.Exists(k => k.Hash == p.Hash && k.Stop == p.Command.Stop)))
            db.Add(new ProofPhoto { Id = Id.New<ProofPhotoId>(clock), Hash = hash, Run = command.Run, Stop = command.Stop, Courier = command.Courier, ArrivedAt = arrived.GetValueOrDefault(hash) });
    }
}
