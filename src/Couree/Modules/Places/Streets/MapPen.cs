using System.Globalization;
using System.Text;

namespace Couree.Modules.Places.Streets;

/// <summary>Collects one line after another, clips it to the sheet, thins it and writes it as relative SVG moves.</summary>
sealed class MapPen(int width, int height)
{
    /// <summary>A little outside of the sheet, so that the ends of strokes do not show at its border.</summary>
    const double Margin = 8;
    /// <summary>Points nearer than this to the line between their neighbours are not seen.</summary>
    const double Tolerance = 0.7;

    readonly StringBuilder path = new();
    readonly List<(double X, double Y)> line = [];
    (double X, double Y) at;

    public void MoveTo(double x, double y)
    {
        if (at != (x, y)) Flush();
        at = (x, y);
    }

    public void LineTo(double x, double y)
    {
        var (from, to) = (at, (x, y));
        at = to;
        if (!Clip(ref from, ref to))
        {
            Flush();
            return;
        }
        if (line.Count == 0 || line[^1] != from)
        {
            Flush();
            line.Add(from);
        }
        line.Add(to);
    }

    public string Finish()
    {
        Flush();
        return path.ToString();
    }

    // Liang and Barsky.
    bool Clip(ref (double X, double Y) from, ref (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        double enter = 0, leave = 1;
        if (!(Cut(-dx, from.X + Margin) && Cut(dx, width + Margin - from.X) && Cut(-dy, from.Y + Margin) && Cut(dy, height + Margin - from.Y)))
            return false;
        var start = from;
        if (leave < 1) to = (start.X + leave * dx, start.Y + leave * dy);
        if (enter > 0) from = (start.X + enter * dx, start.Y + enter * dy);
        return true;

        bool Cut(double slope, double room)
        {
            if (slope == 0) return room >= 0;
            var t = room / slope;
            if (slope < 0) enter = Math.Max(enter, t);
            else leave = Math.Min(leave, t);
            return enter <= leave;
        }
    }

    void Flush()
    {
        if (line.Count >= 2)
        {
            var kept = new bool[line.Count];
            kept[0] = kept[^1] = true;
            Thin(0, line.Count - 1, kept);
            Write(kept);
        }
        line.Clear();
    }

    // Douglas and Peucker; a line has few points, the recursion stays shallow.
    void Thin(int first, int last, bool[] kept)
    {
        if (last - first < 2) return;
        var (a, b) = (line[first], line[last]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (farthest, middle) = (Tolerance, -1);
        for (var i = first + 1; i < last; i++)
        {
            var (x, y) = (line[i].X - a.X, line[i].Y - a.Y);
            var away = length < Tolerance ? Math.Sqrt(x * x + y * y) : Math.Abs(x * dy - y * dx) / length;
            if (away > farthest) (farthest, middle) = (away, i);
        }
        if (middle < 0) return;
        kept[middle] = true;
        Thin(first, middle, kept);
        Thin(middle, last, kept);
    }

    void Write(bool[] kept)
    {
        var start = path.Length;
        var (x, y) = ((int)Math.Round(line[0].X), (int)Math.Round(line[0].Y));
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}l");
        var body = path.Length;
        for (var i = 1; i < line.Count; i++)
        {
            if (!kept[i]) continue;
            var (nextX, nextY) = ((int)Math.Round(line[i].X), (int)Math.Round(line[i].Y));
            if ((nextX, nextY) == (x, y)) continue;
            Number(nextX - x, body);
            Number(nextY - y, body);
            (x, y) = (nextX, nextY);
        }
        if (path.Length == body) path.Length = start;
    }

    void Number(int value, int body)
    {
        if (value >= 0 && path.Length > body) path.Append(' ');
        path.Append(value.ToString(CultureInfo.InvariantCulture));
    }
}
