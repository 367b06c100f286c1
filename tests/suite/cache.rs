//! The incremental cache: what is known is not computed again, and what nobody asks for goes.

use starling::testing::cache::{Cache, Key};

#[test]
fn a_known_value_is_not_computed_again() {
    let cache = Cache::default();
    assert_eq!(*cache.get_or_insert_with("query", &"a", || 1), 1);
    assert_eq!(*cache.get_or_insert_with("query", &"a", || 2), 1);
    assert_eq!(*cache.get_or_insert_with("query", &"b", || 3), 3);
    assert_eq!(*cache.get_or_insert_with("another", &"a", || "4"), "4");
}

#[test]
fn a_value_that_nobody_asks_for_is_dropped() {
    let cache = Cache::default();
    cache.get_or_insert_with("query", &"used", || 1);
    cache.get_or_insert_with("query", &"unused", || 1);
    // More rounds than any value is kept for.
    for _ in 0..100 {
        cache.evict();
        cache.get_or_insert_with("query", &"used", || 2);
    }
    assert_eq!(*cache.get_or_insert_with("query", &"used", || 3), 1);
    assert_eq!(*cache.get_or_insert_with("query", &"unused", || 3), 3);
}

#[test]
fn keys_tell_where_each_input_ends() {
    assert_ne!(Key::of(&("ab", "c")), Key::of(&("a", "bc")));
}

#[test]
fn a_key_is_read_as_it_is_written() {
    let key = Key::of(&"some input");
    assert_eq!(Key::parse(&key.to_string()), Some(key));
    assert_eq!(Key::parse("no key"), None);
}
