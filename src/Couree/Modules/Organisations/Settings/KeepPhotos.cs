using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Settings;

/// <summary>Keepers add and remove the photographs of their structure; the file has been checked and re-encoded already.</summary>
internal sealed class KeepPhotos(CoureeDb db) : IUseCase
{
    public async Task Add(Actor who, string slug, string photo, CancellationToken stop = default)
    {
        (await Mine(who, slug, stop)).AddPhoto(photo);
        await db.SaveChangesAsync(stop);
    }

    public async Task Remove(Actor who, string slug, string photo, CancellationToken stop = default)
    {
        var mine = await Mine(who, slug, stop);
        if (!mine.Photos.Contains(photo)) return;
        mine.RemovePhoto(photo);
        db.Announce(new PhotoTakenOff(photo));
        await db.SaveChangesAsync(stop);
    }

    private async Task<Organisation> Mine(Actor who, string slug, CancellationToken stop)
    {
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        return organisation is not null && OrganisationsMay.Change(who, organisation.Id) ? organisation : throw new NotFound();
    }
}

/// <summary>Photos that a structure shows.</summary>
internal sealed class PhotosOfStructures(CoureeDb db) : IUsePhotos
{
    public async Task<bool> Uses(string photo, CancellationToken stop) => (await db.Set<Organisation>().AsNoTracking().Select(o => o.Photos).ToListAsync(stop)).Exists(photos => photos.Contains(photo));
}
