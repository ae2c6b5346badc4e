namespace VNetPeering.Sdk.Import;

/// <summary>Reads a word of the wire; <see langword="false"/> when it is not known.</summary>
internal delegate bool WordParser<T>(string word, out T value)
    where T : struct;
