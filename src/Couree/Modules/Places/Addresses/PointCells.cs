using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// The nearest address to a point. Houses, then streets, are dropped into cells of about 220 m; cells are looked at ring by ring
/// until no nearer one can come. Point ids below <see cref="AddressIndex.Houses"/> are houses, the others streets.
/// </summary>
internal static class PointCells
{
    const int CellUnits = 20_000; // 0.002 degree
    const int Columns = 200_000; // more than the cells around the Earth
    const int Rings = 25; // some 5 km: farther away there is no address to speak of

    public static void Write(IndexLayout layout, int[] lats, int[] lons)
    {
        var keys = new long[lats.Length];
        var points = new int[lats.Length];
        for (var i = 0; i < lats.Length; i++) (keys[i], points[i]) = (Key(lats[i], lons[i]), i);
        Array.Sort(keys, points);
        var cells = new List<long>();
        var starts = new List<int>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1]) continue;
            cells.Add(keys[i]);
            starts.Add(i);
        }
        starts.Add(keys.Length);
        layout.Raw(Part.CellKeys, System.Runtime.InteropServices.MemoryMarshal.AsBytes(cells.ToArray().AsSpan()));
        layout.Ints(Part.CellStarts, starts.ToArray());
        layout.Ints(Part.CellPoints, points);
    }

    /// <summary>The id of the nearest point, and how far it is in metres; id −1 when none lies within some 5 km.</summary>
    public static (int Id, double Metres) Nearest(AddressIndex index, GeoPoint at)
    {
        var (best, bestMetres) = (-1, double.PositiveInfinity);
        int lat = (int)Math.Round(at.Lat / AddressIndex.Unit), lon = (int)Math.Round(at.Lon / AddressIndex.Unit);
        var narrow = CellUnits * AddressIndex.Unit * 111_195 * Math.Cos(double.DegreesToRadians(at.Lat));
        for (var ring = 0; ring <= Rings; ring++)
        {
            if (best >= 0 && bestMetres < (ring - 1) * narrow) break;
            for (var dy = -ring; dy <= ring; dy++)
                for (var dx = -ring; dx <= ring; dx += Math.Abs(dy) == ring ? 1 : Math.Max(1, 2 * ring))
                    Look(Key(lat + dy * CellUnits, lon + dx * CellUnits));
        }
        return (best, bestMetres);

        void Look(long key)
        {
            var keys = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(index.Raw(Part.CellKeys));
            var cell = keys.BinarySearch(key);
            if (cell < 0) return;
            var starts = index.Ints(Part.CellStarts);
            foreach (var id in index.Ints(Part.CellPoints)[starts[cell]..starts[cell + 1]])
            {
                var metres = at.MetresTo(id < index.Houses ? index.HousePoint(id) : index.StreetPoint(id - index.Houses));
                // A street's point is one of its doors: at equal distance the door says more.
                if (metres > bestMetres || (metres == bestMetres && id > best)) continue;
                (best, bestMetres) = (id, metres);
            }
        }
    }

    static long Key(int lat, int lon) => (long)Math.Floor(lat / (double)CellUnits) * Columns + (long)Math.Floor(lon / (double)CellUnits);
}
