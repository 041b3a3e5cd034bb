using Couree.Kernel;

namespace Couree.Modules.Places.Streets;

/// <summary>
/// The streets in service: one street file, loaded at start, loaded again when it changes. A new network is prepared aside and put in
/// place in one step; questions already running finish on the old one.
/// </summary>
sealed class LiveStreets : IStreets
{
    readonly Lock reloading = new();
    volatile StreetNetwork network = StreetNetwork.Empty;
    string? file;
    (DateTime WrittenAt, long Length) seen;

    public bool IsReady => network.Graph.Edges > 0;
    public GeoBox? Bounds => network.Bounds;
    public string Attribution => "© OpenStreetMap contributors (ODbL)";

    public Leg Route(GeoPoint from, GeoPoint to) => network.Route(from, to);
    public TravelMatrix Matrix(IReadOnlyList<GeoPoint> from, IReadOnlyList<GeoPoint> to) => network.Matrix(from, to);
    public string? StreetAt(GeoPoint point) => network.StreetAt(point);
    public MapLayer MapLayer(GeoBox box) => StreetMap.Draw(network.Graph, box, Attribution);

    /// <summary>Puts a network in service that has no file (the village of a demonstration).</summary>
    public void Replace(StreetNetwork next) => network = next;

    /// <summary>Loads a street file and puts it in service; from then on <see cref="Reload"/> watches that file.</summary>
    /// <exception cref="StreetFileException">The file is not a street file or is damaged; the streets in service stay.</exception>
    public void Replace(string path)
    {
        lock (reloading)
        {
            // Stamped before it is read: a file that changes meanwhile is read again, never missed.
            var stamp = Stamp(path);
            network = StreetFile.Read(path);
            (file, seen) = (path, stamp);
        }
    }

    /// <summary>Watches a file that may not exist yet.</summary>
    public void Watch(string path)
    {
        lock (reloading) (file, seen) = (path, default);
    }

    /// <summary>Loads the street file again if it changed since it was read. True when other streets are in service afterwards.</summary>
    /// <exception cref="StreetFileException">The new file is damaged; it is not tried again until it changes once more.</exception>
    public bool Reload()
    {
        lock (reloading)
        {
            if (file is null || Stamp(file) is var stamp && (stamp == seen || stamp == default)) return false;
            seen = stamp;
            network = StreetFile.Read(file);
            return true;
        }
    }

    static (DateTime, long) Stamp(string path) =>
        new FileInfo(path) is { Exists: true } info ? (info.LastWriteTimeUtc, info.Length) : default;
}
