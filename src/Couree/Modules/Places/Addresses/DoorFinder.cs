using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>A number looked for in a street: <paramref name="Fit"/> is 1 for the very door, less for a neighbour, 0 for the street only.</summary>
internal readonly record struct Door(GeoPoint Point, HouseNumber? Number, AddressPrecision Precision, double Fit);

/// <summary>Finds a door in a street's sorted houses, or places it between its neighbours of the same side.</summary>
internal static class DoorFinder
{
    const int WidestGap = 60;

    public static Door Find(AddressIndex index, int street, HouseNumber wanted)
    {
        var (from, to) = index.HousesOf(street);
        var numbers = index.Shorts(Part.HouseNumber);
        var at = from;
        for (int low = from, high = to; low < high;)
        {
            var middle = (low + high) / 2;
            if (numbers[middle] < wanted.Number) at = low = middle + 1;
            else at = high = middle;
        }
        var (best, fit) = (-1, 0.0);
        for (var i = at; i < to && numbers[i] == wanted.Number; i++)
        {
            var suffix = index.House(i).Suffix;
            var here = suffix == wanted.Suffix ? 1 : HouseNumber.SameSuffix(suffix, wanted.Suffix) ? 0.98 : suffix.Length == 0 ? 0.8 : 0.75;
            if (here > fit) (best, fit) = (i, here);
        }
        if (best >= 0) return new Door(index.HousePoint(best), index.House(best), AddressPrecision.HouseNumber, fit);
        return Between(index, numbers, from, at, to, wanted, 2) ?? Between(index, numbers, from, at, to, wanted, 1) ?? Street(index, street);
    }

    public static Door Street(AddressIndex index, int street) => new(index.StreetPoint(street), null, AddressPrecision.Street, 0);

    // Even and odd numbers face each other: step 2 keeps to one side, step 1 takes what there is.
    static Door? Between(AddressIndex index, ReadOnlySpan<ushort> numbers, int from, int at, int to, HouseNumber wanted, int step)
    {
        int below = at - 1, above = at;
        while (below >= from && (wanted.Number - numbers[below]) % step != 0) below--;
        while (above < to && (numbers[above] - wanted.Number) % step != 0) above++;
        if (below < from || above >= to || numbers[above] - numbers[below] > WidestGap) return null;
        var share = (double)(wanted.Number - numbers[below]) / (numbers[above] - numbers[below]);
        GeoPoint low = index.HousePoint(below), high = index.HousePoint(above);
        var point = new GeoPoint(low.Lat + share * (high.Lat - low.Lat), low.Lon + share * (high.Lon - low.Lon));
        return new Door(point, wanted, AddressPrecision.Interpolated, 0.5);
    }
}
