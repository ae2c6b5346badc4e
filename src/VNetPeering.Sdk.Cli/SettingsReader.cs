using System.Globalization;
using System.Reflection;

namespace VNetPeering.Sdk.Cli;

/// <summary>Reads an option <c>NAME=VALUE</c> that can be repeated into a record of settings: the names are its members, ignoring case.</summary>
internal sealed class SettingsReader<T>
    where T : class, new()
{
    private readonly string _option;
    private readonly string _example;
    private readonly PropertyInfo[] _members =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite && member.PropertyType != typeof(string))
            .OrderBy(member => member.Name, StringComparer.Ordinal),
    ];

    public SettingsReader(string option, string example)
    {
        _option = option;
        _example = example;
    }

    /// <summary>Gets the names that can be set.</summary>
    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <exception cref="UsageException">A text is not NAME=VALUE, or names no member, or gives a value that the member does not take.</exception>
    public T Read(IEnumerable<string> texts)
    {
        var settings = new T();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"{_option} \"{text}\" is not NAME=VALUE. Write, for example, {_option} {_example}.");
            }

            string name = text[..equals].Trim();
            PropertyInfo member = Array.Find(_members, member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"{_option} \"{name}\" is not known. Names: {string.Join(", ", Names)}.");
            member.SetValue(settings, Value(member, text[(equals + 1)..].Trim()));
        }

        return settings;
    }

    private object Value(PropertyInfo member, string text)
    {
        Type type = member.PropertyType;
        if (type == typeof(bool) && bool.TryParse(text, out bool flag))
        {
            return flag;
        }

        if (type == typeof(int) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        if (type.IsEnum && Enum.GetNames(type).FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is string word)
        {
            return Enum.Parse(type, word);
        }

        string values = type == typeof(bool) ? "true, false" : type.IsEnum ? string.Join(", ", Enum.GetNames(type)) : "a whole number";
        throw new UsageException($"{_option} {member.Name} does not take \"{text}\". Values: {values}.");
    }
}
