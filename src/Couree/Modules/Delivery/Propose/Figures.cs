using System.Globalization;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>Figures as people read them, in the request's language.</summary>
internal static class Figures
{
    /// <summary>Whole minutes, halves away from zero, with a true minus.</summary>
    public static string Minutes(long seconds)
    {
        var minutes = (long)Math.Round(seconds / 60m, MidpointRounding.AwayFromZero);
        return (minutes < 0 ? "−" : "") + Math.Abs(minutes).ToString("N0", Culture);
    }

    public static string Kilometres(long metres) => (metres / 1000m).ToString("N1", Culture);
    public static string Points(decimal points) => points.ToString("N1", Culture);
    public static string Index(decimal index) => index.ToString("0.00", Culture);
    public static string Hours(int minutes) => (minutes / 60m).ToString("N1", Culture);

    /// <summary>A coordinate of a drawing.</summary>
    public static string At(decimal coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);

    private static CultureInfo Culture => Words.Culture(Words.Language);
}
