using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The files of forgotten proofs go, unless another door shows the same photo.</summary>
internal sealed class EraseProofs(CoureeDb db, Photos photos) : IReact<ProofsForgotten>
{
    public async Task On(ProofsForgotten happened, CancellationToken stop)
    {
        var kept = await db.Set<ProofPhoto>().Where(p => happened.Hashes.Contains(p.Hash)).Select(p => p.Hash).ToListAsync(stop);
        foreach (var hash in happened.Hashes.Except(kept)) photos.ForgetPrivate(hash);
    }
}
