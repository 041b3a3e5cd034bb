using Couree.Modules.Places.Streets;

namespace Couree.Bench;

/// <summary>
/// A town of straight streets, two-way, about 80 m from crossing to crossing. Even: every tenth street is an avenue and the others are slower,
/// as towns are. Wild: each piece of street has a speed of its own between 5 and 20 km/h, the worst case for a hierarchy.
/// </summary>
static class Grid
{
    public static StreetGraph Build(int rows, int columns, bool wild)
    {
        var random = new Random(7);
        var (lat, lon) = (new int[rows * columns], new int[rows * columns]);
        for (var n = 0; n < lat.Length; n++)
        {
            lat[n] = 506_000_000 + n / columns * 7_200 + random.Next(-900, 900);
            lon[n] = 30_000_000 + n % columns * 11_300 + random.Next(-1_400, 1_400);
        }
        List<int> from = [], to = [], metres = [], ahead = [], back = [];
        for (var n = 0; n < lat.Length; n++)
        {
            var (row, column) = (n / columns, n % columns);
            if (column + 1 < columns) Add(n, n + 1, row % 10 == 0);
            if (row + 1 < rows) Add(n, n + columns, column % 10 == 0);
        }
        var edges = from.Count;
        return new()
        {
            Lat = lat, Lon = lon, InCore = Enumerable.Repeat((byte)1, lat.Length).ToArray(),
            From = [.. from], To = [.. to], Decimetres = [.. metres], Ahead = [.. ahead], Back = [.. back],
            Kind = new byte[edges], Name = new int[edges], Names = [""],
            ShapeFirst = [.. Enumerable.Range(0, edges + 1).Select(e => 2 * e)],
            ShapeLat = [.. Enumerable.Range(0, edges).SelectMany(e => new[] { lat[from[e]], lat[to[e]] })],
            ShapeLon = [.. Enumerable.Range(0, edges).SelectMany(e => new[] { lon[from[e]], lon[to[e]] })],
        };

        void Add(int a, int b, bool avenue)
        {
            var length = Geodesy.Metres(lat[a], lon[a], lat[b], lon[b]);
            from.Add(a);
            to.Add(b);
            metres.Add((int)(length * 10));
            ahead.Add(Time());
            back.Add(Time());

            int Time() => (int)(length * 36 / (wild ? 5 + 15 * random.NextDouble() : (avenue ? 17 : 13) + random.NextDouble()));
        }
    }
}
