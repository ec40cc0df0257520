"""What the newsroom talks about, as plain frozen values: claims, reviews, ratings, people, routes, pages. No IO."""
