using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// The address book of the house: searches whichever index was loaded last. Any number of threads may search while another
/// replaces the index; a search that has begun ends on the one it began with. Empty until something is loaded.
/// </summary>
internal sealed class AddressBook : IAddressBook
{
    // A place comes forward only when its name is nearly what was typed.
    const double PlaceFits = 0.65;

    const string Faubourg = "faubourg";

    volatile AddressSearch search = new(new AddressIndexBuilder().Build());
    volatile AddressSearch? places;

    public int Count => search.Index.Houses;
    public int Streets => search.Index.Streets;
    public long Bytes => search.Index.Bytes;

    public void Replace(AddressIndex index) => search = new AddressSearch(index);

    /// <summary>Loads an index file; the former stays in use when this one is unreadable.</summary>
    /// <exception cref="InvalidDataException">when the file is damaged or of another version.</exception>
    public void Load(string path) => Replace(AddressIndexFile.Load(path));

    /// <summary>Places that people call by their name, searched beside the addresses.</summary>
    public void ReplacePlaces(AddressIndex index) => places = new AddressSearch(index);

    /// <exception cref="InvalidDataException">when the file is damaged or of another version.</exception>
    public void LoadPlaces(string path) => ReplacePlaces(AddressIndexFile.Load(path));

    /// <summary>The best answers first. The last word is taken as unfinished, unless a blank or comma follows it.</summary>
    public IReadOnlyList<AddressHit> Search(string text, GeoPoint? near, int limit)
    {
        var found = search.Find(text, near, limit);
        // Who types a number asks for a door.
        if (places is not { } named || AddressQuery.Read(text).Any(word => word.House is not null)) return found;
        var called = named.Find(text, near, limit).Where(hit => hit.Score >= PlaceFits).Select(hit => hit with { Precision = AddressPrecision.Place, Label = hit.Label.Replace(",  ", ", ", StringComparison.Ordinal) }).ToList();
        return called.Count == 0 ? found : [.. found.Concat(called).OrderByDescending(hit => hit.Score).Take(limit)];
    }

    public AddressHit? Best(string text, GeoPoint? near = null) => Search(text, near, 1).FirstOrDefault();

    /// <summary>The nearest known address within some 5 km.</summary>
    public AddressHit? Reverse(GeoPoint point) => search.Nearest(point);

    // Whoever types "rue gambetta lille" wants no other street of Lille; the nearest answers are shown only where none has every word.
    IReadOnlyList<FoundAddress> IAddressBook.Search(string text, GeoPoint? near, int limit)
    {
        var hits = Search(text, near, limit);
        return [.. hits.Where(hit => hit.HasEveryWord || !hits.Any(h => h.HasEveryWord)).Select(hit => Found(hit, text))];
    }

    FoundAddress? IAddressBook.Find(string text, GeoPoint? near) => Best(text, near) is { HasEveryWord: true } hit && !IsAnother(hit, text) ? Found(hit, text) : null;

    // "Rue du Faubourg de Roubaix" is not "Rue de Roubaix": who means a street may leave out its first name, never its faubourg.
    static bool IsAnother(AddressHit hit, string typed) =>
        hit.Precision is not AddressPrecision.Place && AddressWords.Split(hit.Street).Contains(Faubourg) && !AddressQuery.Read(typed).Any(word => word.Forms.Contains(Faubourg));

    // The door as typed when only the street is known: whoever rings needs it.
    static string? Door(AddressHit hit, string typed) =>
        hit.Number is null && AddressQuery.Read(typed) is [{ House: { } house } first, _, ..] && !AddressWords.Split(hit.Street).Contains(first.Text) ? house.ToString() : null;

    static FoundAddress Found(AddressHit hit, string typed) =>
        new(Door(hit, typed) is { } door ? $"{door} {hit.Label}" : hit.Label, hit.Postcode, hit.City, hit.Point, hit.Precision is AddressPrecision.HouseNumber or AddressPrecision.Place);
}
