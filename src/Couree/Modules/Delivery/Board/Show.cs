using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Web;

namespace Couree.Modules.Delivery.Board;

/// <summary>Hours, weights and packages as the board says them.</summary>
internal sealed class Show(Clock clock)
{
    public string Hour(DateTime at) => Explain.Hour(at, clock, Words.Language);
    public string Day(DateTime at) => clock.Civil(at).ToString(Words.Language == "en" ? "ddd d MMM" : "ddd d MMM", Words.Culture(Words.Language));
    public string Window(DateTime fromAt, DateTime untilAt) => Words.Say("delivery.window", new { from = Hour(fromAt), until = Hour(untilAt) });
    public static string Kilos(int grams) => (grams / 1000m).ToString("0.#", Words.Culture(Words.Language)) + " kg";
    public static string Kilometres(int metres) => (metres / 1000m).ToString("0.0", Words.Culture(Words.Language)) + " km";
    public static string Packages(Packages packages) =>
        Words.Count("delivery.packages", packages.Count) + ", " + Kilos(packages.Grams) + (packages.Litres > 0 ? $", {packages.Litres} L" : "")
        + (packages.LongestMinutes is { } minutes ? ", " + Words.Say("delivery.packages.longest", new { minutes }) : "");
}
