using System.Text.RegularExpressions;
using Couree.Modules.Delivery;
using Couree.Web;

namespace Couree.Tests.House;

/// <summary>The one page about configuration says every setting the code has, with its default, and none that it has not.</summary>
public sealed partial class ConfigurationPage
{
    [Fact]
    public void Every_setting_is_on_the_page_with_its_variable_and_its_default()
    {
        var written = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs/operate/configuration.md")).Select(l => Row().Match(l)).Where(m => m.Success).ToDictionary(m => m.Groups[1].Value, m => m.Value);
        var settings = Settings("Couree", new HouseOptions()).Concat(Settings("Couree:Delivery", new DeliveryOptions())).ToList();
        written.Keys.Where(k => k.StartsWith("Couree:", StringComparison.Ordinal)).Order().ShouldBe(settings.Select(s => s.Name).Order());
        foreach (var (name, value) in settings)
        {
            written[name].ShouldContain($"`{name.Replace(":", "__")}`");
            if (value is { Length: > 0 }) written[name].ShouldContain($"`{value}`", customMessage: name);
        }
    }

    private static IEnumerable<(string Name, string? Value)> Settings(string section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(p => p.CanWrite && p.Name != nameof(HouseOptions.DataFolder)))
        {
            var value = property.GetValue(options);
            if (value?.GetType() is { IsClass: true } nested && nested != typeof(string))
                foreach (var inside in Settings($"{section}:{property.Name}", value)) yield return inside;
            else
                yield return ($"{section}:{property.Name}", Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"^\| `([A-Za-z:]+)` \|.*$")]
    private static partial Regex Row();
}
