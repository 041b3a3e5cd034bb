using System.Globalization;

namespace Couree.Modules.Places.Streets;

/// <summary>How a way is ridden: km/h in each direction, 0 where it is closed; pushed means on foot beside the bike.</summary>
readonly record struct WayRule(StreetKind Kind, double AheadKmh, double BackKmh, bool Pushed);

/// <summary>
/// Which streets a loaded cargo bike may ride, in which direction and how fast, from OpenStreetMap tags (wiki.openstreetmap.org:
/// Key:access, Key:oneway:bicycle, OSM_tags_for_routing/Access_restrictions). Where riding is not allowed but walking is, the bike is pushed.
/// </summary>
static class BikeRules
{
    const double WalkKmh = 5, StepsKmh = 2;

    /// <summary>Null when the way is no street at all (a building, a river, a ferry, a street still being built).</summary>
    /// <param name="tags">The tags of the way.</param>
    /// <param name="contraflowUnlessFast">
    /// For extracts without oneway:bicycle: French law opens one-way streets of 30 zones and meeting zones to cyclists both ways
    /// (décrets 2008-754 and 2015-808), so residential and living streets at 30 or less, or unmarked, count as open both ways.
    /// </param>
    public static WayRule? Read(WayTags tags, bool contraflowUnlessFast = false)
    {
        if (tags["highway"] is not { } highway || KindOf(highway, tags) is not { } kind) return null;
        if (MayRide(highway, tags))
        {
            var kmh = Speed(highway, tags);
            var (ahead, back) = Directions(highway, tags, contraflowUnlessFast);
            return new(kind, ahead ? kmh : 0, back ? kmh : 0, false);
        }
        if (!MayWalk(highway, tags)) return new(kind, 0, 0, false);
        var pace = highway == "steps" ? StepsKmh : WalkKmh;
        return new(kind, pace, pace, true);
    }

    static StreetKind? KindOf(string highway, WayTags tags) => highway switch
    {
        "motorway" or "motorway_link" or "trunk" or "trunk_link" or "primary" or "primary_link" => StreetKind.Main,
        "secondary" or "secondary_link" or "tertiary" or "tertiary_link" or "axis" => StreetKind.Secondary,
        "residential" or "unclassified" or "living_street" or "service" or "road" or "busway" or "bus_guideway" => StreetKind.Residential,
        "cycleway" => StreetKind.Cycle,
        "path" or "footway" or "track" when tags["bicycle"] == "designated" => StreetKind.Cycle,
        "path" or "footway" or "track" or "pedestrian" or "steps" or "bridleway" or "virtual" => StreetKind.Foot,
        _ => null,
    };

    static bool IsClosed(string? value) =>
        value is "no" or "private" or "military" or "agricultural" or "forestry" or "permit" or "use_sidepath" or "emergency" or "residents";

    static bool MayRide(string highway, WayTags tags)
    {
        if (tags["bicycle"] is { } bicycle) return !IsClosed(bicycle) && bicycle != "dismount";
        if (highway is "motorway" or "motorway_link" or "trunk" or "trunk_link" or "busway" or "bus_guideway") return false;
        if (highway is "footway" or "pedestrian" or "steps" or "bridleway" or "virtual" || tags["motorroad"] == "yes") return false;
        return !IsClosed(tags["vehicle"] ?? tags["access"]);
    }

    static bool MayWalk(string highway, WayTags tags)
    {
        if (highway is "motorway" or "motorway_link" or "trunk" or "trunk_link" or "busway" or "bus_guideway") return false;
        return tags["motorroad"] != "yes" && !IsClosed(tags["foot"] ?? tags["access"]);
    }

    static (bool Ahead, bool Back) Directions(string highway, WayTags tags, bool contraflowUnlessFast)
    {
        var oneway = tags["oneway:bicycle"] ?? tags["oneway"] ?? (tags["junction"] is "roundabout" or "circular" ? "yes" : "no");
        var (ahead, back) = oneway switch
        {
            "yes" or "true" or "1" => (true, false),
            "-1" or "reverse" => (false, true),
            _ => (true, true),
        };
        if (ahead && back) return (tags["bicycle:forward"] != "no", tags["bicycle:backward"] != "no");
        if (tags["oneway:bicycle"] is null && HasContraflow(highway, tags, contraflowUnlessFast)) return (true, true);
        return (ahead, back);
    }

    static bool HasContraflow(string highway, WayTags tags, bool contraflowUnlessFast)
    {
        foreach (var key in (ReadOnlySpan<string>)["cycleway", "cycleway:left", "cycleway:right", "cycleway:both"])
            if (tags[key]?.StartsWith("opposite", StringComparison.Ordinal) == true || tags[key + ":oneway"] is "no" or "-1") return true;
        if (tags["bicycle:backward"] is "yes" or "designated" or "permissive") return true;
        return contraflowUnlessFast && highway is ("residential" or "living_street")
            && tags["junction"] is null && (MaxSpeed(tags) ?? 30) <= 30;
    }

    static double Speed(string highway, WayTags tags)
    {
        var kmh = highway switch
        {
            "cycleway" => 17,
            "primary" or "primary_link" or "secondary" or "secondary_link" or "tertiary" or "tertiary_link" or "unclassified" => 16.0,
            "trunk" or "trunk_link" or "busway" => 16,
            "residential" or "axis" => 15,
            "road" => 14,
            "service" or "path" => 12,
            "living_street" or "track" => 10,
            "steps" => StepsKmh,
            "pedestrian" => 6,
            _ => 10,
        };
        var surface = tags["surface"] switch
        {
            null or "asphalt" or "concrete" or "paved" or "paving_stones" or "concrete:plates" => 25,
            "compacted" or "fine_gravel" or "wood" or "metal" => 13,
            "sett" or "concrete:lanes" => 12,
            "cobblestone" or "unhewn_cobblestone" or "unpaved" or "gravel" => 10.0,
            "ground" or "dirt" or "earth" or "grass" or "pebblestone" or "grass_paver" => 8,
            "sand" or "mud" => WalkKmh,
            _ => 15,
        };
        return Math.Min(Math.Min(kmh, surface), MaxSpeed(tags) ?? kmh);
    }

    static double? MaxSpeed(WayTags tags) =>
        double.TryParse(tags["maxspeed"], NumberStyles.Float, CultureInfo.InvariantCulture, out var kmh) && kmh >= WalkKmh ? kmh : null;
}
