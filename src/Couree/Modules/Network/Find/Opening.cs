using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Network.Find;

/// <summary>"Ouvert jusqu’à 20 h", "Ouvre demain à 9 h": the next thing a person needs to know about a door.</summary>
internal static class Opening
{
    public static string Say(OpenNow open, string hours, Clock clock)
    {
        if (hours.Length == 0) return Words.Say("network.hours.unknown");
        if (open.ChangesAt is not { } changes) return Words.Say(open.IsOpen ? "network.open.always" : "network.closed.long");
        var at = clock.Civil(changes);
        var time = Words.Hour(at);
        var days = DateOnly.FromDateTime(at).DayNumber - clock.Today.DayNumber;
        if (open.IsOpen) return days <= 1 ? Words.Say("network.open.until", new { time }) : Words.Say("network.open.until_day", new { time, day = Day(at) });
        return days switch
        {
            0 => Words.Say("network.opens.today", new { time }),
            1 => Words.Say("network.opens.tomorrow", new { time }),
            < 7 => Words.Say("network.opens.day", new { time, day = Day(at) }),
            _ => Words.Say("network.opens.date", new { time, day = at.ToString("d MMMM", CultureInfo.CurrentUICulture) }),
        };
    }

    private static string Day(DateTime at) => at.ToString("dddd", CultureInfo.CurrentUICulture);
}
