using System.Globalization;

namespace Couree.Modules.Places.Streets.Import;

/// <summary>
/// Streets written by hand, for a village without an extract. First line <c>streets;1</c>; then <c>point;KEY;LAT;LON</c> and
/// <c>street;NAME;TAGS;KEY KEY…</c>, where TAGS are OpenStreetMap tags (<c>highway=residential,oneway=yes</c>). Lines beginning with # are remarks.
/// </summary>
static class HandWritten
{
    const string FirstLine = "streets;1";

    public static bool Recognises(string file) => File.ReadLines(file).FirstOrDefault() == FirstLine;

    public static StreetGraph Read(string file)
    {
        var builder = new StreetGraphBuilder();
        var keys = new Dictionary<string, long>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (++number == 1 || line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split(';');
            if (cells is ["point", var key, var lat, var lon])
            {
                if (!keys.TryAdd(key, keys.Count)) throw Wrong($"the point “{key}” is there twice.");
                builder.AddNode(keys[key], Degrees(lat), Degrees(lon));
            }
            else if (cells is ["street", var name, var tags, var points])
            {
                var nodes = points.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Known).ToArray();
                if (!builder.AddWay(nodes, Tags(name, tags))) throw Wrong("a street needs a highway tag we know and two points.");
            }
            else throw Wrong("expected point;KEY;LAT;LON or street;NAME;TAGS;KEY KEY…");
        }
        return builder.Build();

        StreetImportException Wrong(string what) => new(file, number, what);
        long Known(string key) => keys.TryGetValue(key, out var id) ? id : throw Wrong($"the point “{key}” is not above.");
        double Degrees(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && Math.Abs(d) <= 180 ? d : throw Wrong($"“{text}” is no coordinate.");
    }

    static WayTags Tags(string name, string tags)
    {
        var values = new Dictionary<string, string> { ["name"] = name };
        foreach (var tag in tags.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = tag.IndexOf('=');
            if (equals > 0) values[tag[..equals]] = tag[(equals + 1)..];
        }
        return new(values);
    }
}
