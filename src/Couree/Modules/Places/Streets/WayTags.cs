namespace Couree.Modules.Places.Streets;

/// <summary>The OpenStreetMap tags of a way; null for a key it does not carry.</summary>
sealed class WayTags(Dictionary<string, string> values)
{
    public string? this[string key] => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    public static WayTags Of(params (string Key, string Value)[] tags) => new(tags.ToDictionary(t => t.Key, t => t.Value));
}
