namespace Couree.Modules.People;

/// <summary>"Firefox · Linux": enough to recognise one's own browser in a list, and no more than that is kept.</summary>
internal static class Device
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        var known = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>().ToArray();
        return known.Length > 0 ? string.Join(" · ", known) : "?";
    }

    private static string? Find((string Mark, string Name)[] marks, string agent) => marks.FirstOrDefault(m => agent.Contains(m.Mark, StringComparison.Ordinal)).Name;
}
