using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places.Streets.Import;

namespace Couree.Bench.Day;

/// <summary>The doors of the replay and the ways between them: kitchens, hotels, V'Lille stations and addresses of Lille, over its streets.</summary>
internal sealed class Lille
{
    private const double Radius = 2_300;
    private static readonly GeoPoint Middle = new(50.6367, 3.0634);

    private Lille(GeoPoint[] points, int[] kitchens, int[] shops, int[] customers, RouteSolver.TravelMatrix ways, double[] weights) =>
        (Points, Kitchens, Shops, Customers, Ways, HourWeights) = (points, kitchens, shops, customers, ways, weights);

    /// <summary>0 is the couriers' base.</summary>
    public GeoPoint[] Points { get; }
    public int[] Kitchens { get; }
    public int[] Shops { get; }
    public int[] Customers { get; }
    public RouteSolver.TravelMatrix Ways { get; }

    /// <summary>By hour of a Friday: how much of a day's traffic begins then.</summary>
    public double[] HourWeights { get; }

    /// <param name="folder">The shared data's <c>lille</c>.</param>
    /// <param name="dice">Which kitchens and shops take part.</param>
    public static Lille Read(string folder, Random dice)
    {
        var points = new List<GeoPoint> { Middle };
        int[] Add(IEnumerable<GeoPoint> found) => [.. found.Where(point => point.MetresTo(Middle) < Radius).Distinct().Select(point =>
        {
            points.Add(point);
            return points.Count - 1;
        })];
        var kitchens = Lines(folder, "poi/restaurants_lille.csv").Select(line => line.Split(';'))
            .Where(cells => cells[1] is "restaurant" or "fast_food").Select(cells => Point(cells[^2], cells[^1])).ToArray();
        dice.Shuffle(kitchens);
        var hotels = Lines(folder, "poi/hotels_lille.csv").Select(line => line.Split(';')).Select(cells => Point(cells[^2], cells[^1]));
        var stations = Lines(folder, "vlille/stations.csv").Select(line => line.Split(',')).Where(cells => cells[^4] != "0").Select(cells => Point(cells[^5], cells[^6]));
        var addresses = Lines(folder, "adresses/adresses_hdf_coordonnees.csv").Select(line => line.Split(',')).Select(cells => Point(cells[^2], cells[^3]));
        var (meals, shops) = (Add(kitchens.Take(160)), Add(kitchens.Skip(160).Take(40)));
        var customers = Add(stations.Concat(addresses).Concat(hotels));
        var matrix = StreetImport.Read(Path.Combine(folder, "reseau")).Matrix(points, points);
        return new([.. points], meals, shops, customers, new RouteSolver.TravelMatrix(points.Count, matrix.Seconds, matrix.Metres), Weights(folder));
    }

    private static double[] Weights(string folder)
    {
        var weights = new double[24];
        foreach (var cells in Lines(folder, "vlille/profil_horaire_reseau.csv").Select(line => line.Split(',')))
            if (cells[0] == "4") weights[int.Parse(cells[1], CultureInfo.InvariantCulture)] = Number(cells[3]);
        return weights;
    }

    private static IEnumerable<string> Lines(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadLines(path).Skip(1) : throw new ArgumentException($"The day needs {path}, which is not there.");
    }

    private static GeoPoint Point(string lat, string lon) => new(Number(lat), Number(lon));
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
