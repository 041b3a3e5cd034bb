using System.Buffers.Text;
using System.Security.Cryptography;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// Keeps a photo that one of the courier's own commands has promised: the bytes must hash to the name, be a photo by content, and are
/// kept re-encoded, without a public address. Sent twice it is kept once.
/// </summary>
internal sealed class KeepProof(CoureeDb db, Clock clock, Photos photos) : IUseCase
{
    /// <summary>Refused delivery.proof_other_content, web.photo_too_heavy, web.photo_unreadable; a photo nobody promised is not found.</summary>
    public async Task<string> Do(Actor who, string hash, byte[] bytes, CancellationToken stop)
    {
        if (!Told.Hash().IsMatch(hash)) throw new NotFound();
        var promised = await db.Set<ProofPhoto>().Where(p => p.Hash == hash && p.Courier == who.Self).ToListAsync(stop);
        if (promised.Count == 0) throw new NotFound();
        if (promised.All(p => p.ArrivedAt is not null)) return hash;
        if (Base64Url.EncodeToString(SHA256.HashData(bytes)) != hash) throw new Refusal("delivery.proof_other_content");
        using var photo = new MemoryStream(bytes, writable: false);
        await photos.KeepPrivate(photo, stop);
        foreach (var one in promised) one.ArrivedAt ??= clock.Now;
        await db.SaveChangesAsync(stop);
        return hash;
    }

    /// <summary>May this person look at it? The couriers of the co-op that carried it, and the keepers of the structure that asked for it.</summary>
    public async Task MustSee(Actor who, string hash, CancellationToken stop)
    {
        var runs = await (from photo in db.Set<ProofPhoto>() where photo.Hash == hash && photo.ArrivedAt != null
                          join run in db.Set<Run>().IgnoreAutoIncludes() on photo.Run equals run.Id select run).AsNoTracking().ToListAsync(stop);
        if (!runs.Exists(run => RideMay.SeeProof(who, run))) throw new NotFound();
    }
}
