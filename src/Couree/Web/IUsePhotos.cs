using Couree.Kernel;

namespace Couree.Web;

/// <summary>Implemented by rooms whose things have photos: does one of them still show this one?</summary>
internal interface IUsePhotos
{
    Task<bool> Uses(string photo, CancellationToken stop);
}

/// <summary>A thing shows this photo no more.</summary>
internal sealed record PhotoTakenOff(string Photo) : IEvent;

/// <summary>What nothing shows any more goes, and its address answers 404.</summary>
internal sealed class RemovePhoto(IEnumerable<IUsePhotos> rooms, Photos photos) : IReact<PhotoTakenOff>
{
    public async Task On(PhotoTakenOff happened, CancellationToken stop)
    {
        foreach (var room in rooms)
            if (await room.Uses(happened.Photo, stop)) return;
        photos.Forget(happened.Photo);
    }
}
